import { fill, many, MIB, stage } from './hostile-input.ts';
import type { HostileInput } from './hostile-input.ts';

const LINES = 100_000;

/** One stage of lines that differ by their number. */
function lines(name: string, line: (index: number) => string): HostileInput {
  return { name, unit: 'lines', full: LINES, text: (size) => stage(many(size, line)) };
}

/** Very many instructions of each kind, comments, blank lines and continuations. */
export const HOSTILE_LINES: readonly HostileInput[] = [
  lines('ENV', (index) => `ENV A${index}=b`),
  lines('ENV of one name', () => 'ENV A=b'),
  lines('ENV in the old form', (index) => `ENV A${index} b`),
  lines('ENV that names the one before', (index) => `ENV a${index}=$a${index - 1}x`),
  lines('ENV that grows', () => 'ENV A=$A:/x'),
  lines('ENV PATH', (index) => `ENV PATH=$PATH:/p${index}`),
  { name: 'pairs of one ENV', unit: 'words', full: LINES, text: (size) => stage(`ENV ${many(size, (index) => `A${index}=b \\`)} Z=z`) },
  lines('ARG', (index) => `ARG A${index}=b`),
  lines('ARG without a default', (index) => `ARG A${index}`),
  { name: 'ARG before FROM', unit: 'lines', full: LINES, text: (size) => `${many(size, (index) => `ARG A${index}=$A${index - 1}b`)}FROM debian:$A1\nCMD ["/x"]\n` },
  lines('LABEL', (index) => `LABEL a${index}=b`),
  lines('COPY', (index) => `COPY a${index} /opt/a${index}`),
  lines('COPY with variables', (index) => `COPY a$A${index} /opt/$A${index}`),
  lines('COPY --chown', (index) => `COPY --chown=u${index} a /opt/`),
  lines('ADD', (index) => `ADD a${index}.tar.gz /`),
  lines('USER', (index) => `USER u${index}`),
  lines('USER root in between', (index) => (index % 2 === 0 ? 'USER root' : `USER u${index}`)),
  lines('WORKDIR', (index) => `WORKDIR /w${index}`),
  lines('WORKDIR below the one before', () => 'WORKDIR a'),
  lines('VOLUME', (index) => `VOLUME /v${index}`),
  lines('VOLUME of one path', () => 'VOLUME /data'),
  lines('EXPOSE', (index) => `EXPOSE ${index % 65_536}`),
  lines('CMD', () => 'CMD ["/x"]'),
  lines('ENTRYPOINT in shell form', () => 'ENTRYPOINT x'),
  lines('HEALTHCHECK', () => 'HEALTHCHECK CMD a'),
  lines('ONBUILD', () => 'ONBUILD RUN a'),
  lines('SHELL', () => 'SHELL ["/bin/sh", "-c"]'),
  lines('STOPSIGNAL', () => 'STOPSIGNAL 9'),
  lines('MAINTAINER', () => 'MAINTAINER a'),
  { name: 'continuations', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a \\\n${fill(size, '\\\n')}b`) },
  { name: 'continuations of a keyword', unit: 'bytes', full: MIB, text: (size) => stage(`R${fill(size, '\\\n')}UN b`) },
  { name: 'blanks and continuations', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a \\\n${fill(size, ' \\ \n')}b`) },
  { name: 'escapes', unit: 'bytes', full: MIB, text: (size) => stage(many(size / 60_000, () => `RUN a ${'\\'.repeat(59_990)}b`)) },
  { name: 'comments', unit: 'bytes', full: MIB, text: (size) => stage(fill(size, '# c\n')) },
  { name: 'comments above the entry', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a\n${fill(size, '#\n')}`.trimEnd()) },
  { name: 'comments in a continuation', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a \\\n${fill(size, '# c\n')}b`) },
  { name: 'lines that look like directives', unit: 'bytes', full: MIB, text: (size) => `${fill(size, '# a=b\n')}${stage('')}` },
  { name: 'blank lines', unit: 'bytes', full: MIB, text: (size) => stage(fill(size, '\n')) },
  { name: 'blank lines in a continuation', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a \\\n${fill(size, '\n')}b`) },
  { name: 'blanks', unit: 'bytes', full: MIB, text: (size) => stage(fill(size, `${' '.repeat(1023)}\n`)) },
  { name: 'CRLF', unit: 'bytes', full: MIB, text: (size) => stage(fill(size, 'RUN a\r\n')) },
  { name: 'swallowed instructions', unit: 'bytes', full: MIB, text: (size) => stage(`RUN a \\\n\n${fill(size, 'USER root \\\n\n')}b`) },
  { name: 'unknown words', unit: 'bytes', full: MIB, text: (size) => stage(fill(size, 'abc\n')) },
  { name: 'no Dockerfile', unit: 'bytes', full: MIB, text: (size) => fill(size, 'FROM: a\n') },
];
