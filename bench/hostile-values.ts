import { fill, LONG, many, MIB, stage, wrapped } from './hostile-input.ts';
import type { HostileInput } from './hostile-input.ts';

/** One instruction whose operand is `size` characters of `unit`, over lines that BuildKit takes. */
function operand(name: string, instruction: string, unit: string): HostileInput {
  return { name, unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${instruction}${wrapped(fill(size, unit))}\nCMD ["/x"]\n` };
}

/** The same as the entry of the file, on one line for each element. */
function array(name: string, instruction: string, element: string, first: string = '[', last: string = '"z"]'): HostileInput {
  return { name, unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${instruction} ${first}${fill(size, `${element} \\\n`)}${last}\n` };
}

function script(name: string, size: number, text: (size: number) => string, command: string = '["/e.sh"]'): HostileInput {
  return { name: `entry script: ${name}`, unit: 'bytes', full: size, text: () => `FROM debian:12\nCOPY . /\nENTRYPOINT ${command}\n`, files: (bytes) => ({ 'e.sh': `#!/bin/sh\n${text(bytes)}` }) };
}

const SCRIPT = 256 * 1024;

/** Variables, arrays and scripts that are beyond reason. */
export const HOSTILE_VALUES: readonly HostileInput[] = [
  ...['USER ', 'WORKDIR ', 'ENV A=', 'ENV A ', 'ARG A=', 'COPY a ', 'VOLUME ', 'EXPOSE ', 'LABEL a=', 'HEALTHCHECK CMD ', 'ONBUILD RUN ', 'STOPSIGNAL '].flatMap((instruction) => [
    operand(`${instruction.trim()} \${\${\${…`, instruction, '${'),
    operand(`${instruction.trim()} \${a:-\${a:-…`, instruction, '${a:-'),
    operand(`${instruction.trim()} $a$a…`, instruction, '$a'),
    operand(`${instruction.trim()} of quotes`, instruction, `"'"'"'`),
    operand(`${instruction.trim()} of words`, instruction, 'a '),
    operand(`${instruction.trim()} of one word`, instruction, 'a'),
  ]),
  { name: 'FROM ${a:-${a:-…', unit: 'levels', full: 10_000, text: (size) => `FROM ${'${a:-'.repeat(size)}debian${'}'.repeat(size)}\nCMD ["/x"]\n` },
  { name: 'FROM of one word', unit: 'bytes', full: 60_000, text: (size) => `FROM ${fill(size, 'a/')}b:1\nCMD ["/x"]\n` },
  { name: 'ONBUILD ONBUILD …', unit: 'bytes', full: 60_000, text: (size) => stage(fill(size, 'ONBUILD ')) },
  { name: 'a long ENV that is named often', unit: 'words', full: 100_000, text: (size) => stage(`ENV A=${'x'.repeat(4_000)}\nRUN mkdir ${wrapped(fill(Math.min(size * 2, LONG), '$A'))}\nCOPY a ${wrapped('$A'.repeat(size))}`) },
  { name: 'lines that name a long ENV', unit: 'lines', full: 20_000, text: (size) => stage(`ENV A=/${'x'.repeat(4_000)}\n${many(size, () => 'WORKDIR $A')}`) },
  array('CMD array', 'CMD', '"a",'),
  array('CMD array of wrappers', 'CMD', '"env",'),
  array('CMD array of programs that run others', 'CMD', '"dockerize",'),
  array('CMD array of scripts', 'CMD', '"/a.sh",'),
  array('CMD array of sh -c', 'CMD', '"sh","-c",'),
  array('CMD array of shell text', 'CMD', 'a&&', '["sh","-c","', '"]'),
  array('CMD array with smart quotes', 'CMD', '“a”,', '[', '“z”]'),
  array('CMD array with single quotes', 'CMD', "'a',", '[', "'z']"),
  array('CMD array with commas', 'CMD', '"a",,', '['),
  array('CMD array without commas', 'CMD', '"a"', '['),
  array('CMD array without end', 'CMD', '"a",', '[', ''),
  array('CMD array of words', 'CMD', 'a,', '[', 'z]'),
  { name: 'CMD arrays of words', unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${many(size / 30_000, () => `CMD [${fill(30_000, 'a,')}z]`)}` },
  { name: 'CMD and RUN arrays with smart quotes', unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${many(size / 60_000, () => `RUN [${fill(30_000, '“a”,')}“z”]\nCMD [${fill(30_000, '“a”,')}“z”]`)}` },
  { name: 'HEALTHCHECK arrays without commas', unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${many(size / 30_000, () => `HEALTHCHECK CMD [${fill(30_000, '"a"')}]`)}` },
  { name: 'VOLUME and COPY of words', unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\n${many(size / 40_000, (index) => `VOLUME ${fill(20_000, `/a${index} `)}\nCOPY ${fill(20_000, 'a ')}/b`)}` },
  array('CMD array of [', 'CMD', '[[[[', '[', ''),
  array('CMD array of ]', 'CMD', ']]]]', '[', ''),
  array('CMD array of escapes', 'CMD', '"\\\\\\"",'),
  array('CMD array of open quotes', 'CMD', '"a,', '['),
  array('CMD array of dashes', 'CMD', '"—a",'),
  array('CMD of many arrays', 'CMD', '["a"]', ''),
  array('ENTRYPOINT of mixed quotes', 'ENTRYPOINT', `"a', “b", `, '['),
  array('RUN array', 'RUN', '"mkdir",'),
  array('RUN array with smart quotes', 'RUN', '“a”,', '[', '“z”]'),
  array('VOLUME array', 'VOLUME', '"/a",'),
  array('COPY array', 'COPY', '"/a",'),
  array('SHELL array', 'SHELL', '"/a",'),
  array('HEALTHCHECK array', 'HEALTHCHECK CMD', '“a”,', '[', '“z”]'),
  { name: 'lines of damaged arrays', unit: 'lines', full: 20_000, text: (size) => stage(many(size, () => 'CMD [“a”, ‘b’,]')) },
  { name: 'lines of [', unit: 'lines', full: 100_000, text: (size) => stage(many(size, () => 'RUN [[[[[')) },
  { name: 'CMD in shell form', unit: 'bytes', full: MIB, text: (size) => `FROM debian:12\nCMD ${wrapped(fill(size, 'a && '))}b\n` },
  { name: 'CMD as long as a shell takes it', unit: 'bytes', full: LONG, text: (size) => `FROM debian:12\nCMD ${wrapped(fill(size, 'a&&'))}b\n` },
  { name: 'COPYs that an entry may come from', unit: 'lines', full: 10_000, text: (size) => `FROM debian:12\n${many(size, (index) => `COPY a${index} /app/`)}CMD ${wrapped(fill(Math.min(size * 10, LONG), '/app/a;'))}b\n` },
  { name: 'COPYs of an entry without a path', unit: 'lines', full: 10_000, text: (size) => `FROM debian:12\n${many(size, () => 'COPY . /')}CMD ${wrapped(fill(Math.min(size * 10, LONG), 'a b;'))}b\n` },
  script('commands', SCRIPT, (size) => fill(size, 'a\n')),
  script('as long as it is read', LONG, (size) => fill(size, 'a\n')),
  script('commands that differ', LONG, (size) => many(size / 8, (index) => `c${index} a`)),
  script('mkdir', LONG, (size) => fill(size, 'mkdir -p /x/$A\n')),
  script('itself', LONG, (size) => `${fill(size, '/e.sh "$@"\n')}exec "$@"\n`, '["/e.sh","/e.sh","/e.sh","/e.sh"]'),
  script('arguments', LONG, (size) => `${fill(size, 'shift\n')}exec "$@"\n`, `["/e.sh"${',"/e.sh"'.repeat(2_000)}]`),
  script('arguments of arguments', 4_096, (size) => `${fill(size, '/e.sh a b c d e f g "$@"\n')}exec $b "$@"\n`, `["/e.sh"${',"/e.sh"'.repeat(50)}]`),
  script('redirects', LONG, (size) => fill(size, 'a > /x\n')),
  script('if nested', LONG, (size) => fill(size, 'if a; then ')),
  script('heredocs', LONG, (size) => fill(size, 'a <<E\nb\nE\n')),
  script('a COPY for each command', 20_000, (size) => many(size / 10, (index) => `/e${index}.sh`)),
  {
    name: 'entry script: COPYs and commands', unit: 'lines', full: 5_000,
    text: (size) => `FROM debian:12\n${many(size, (index) => `COPY e${index}.sh /`)}COPY e.sh /\nENTRYPOINT ["/e.sh"]\n`,
    files: (size) => ({ 'e.sh': `#!/bin/sh\n${many(size, (index) => `x${index}`)}` }),
  },
  {
    name: 'entry scripts that call each other', unit: 'commands', full: 500,
    text: () => 'FROM debian:12\nCOPY . /\nENTRYPOINT ["/e0.sh"]\n',
    files: (size) => Object.fromEntries(Array.from({ length: size }, (_, at) => [`e${at}.sh`, `#!/bin/sh\n${many(50, (index) => `/e${(at + index) % size}.sh "$@"`)}`])),
  },
];
