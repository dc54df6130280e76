import { fill, LONG, many, MIB, stage, wrapped } from './hostile-input.ts';
import type { HostileInput } from './hostile-input.ts';

/** RUNs that only repeat `unit`, each as long as a shell takes it, of `size` characters together. */
function runs(size: number, unit: string): string {
  const length = Math.min(size, LONG);
  const run = `RUN ${wrapped(fill(length, unit))}true\n`;
  return stage(run.repeat(Math.max(1, Math.floor(size / length))));
}

/** One RUN that opens `levels` times and closes as often. */
function nest(open: string, inner: string, close: string): (levels: number) => string {
  return (levels) => stage(`RUN ${wrapped(open.repeat(levels) + inner + close.repeat(levels))}`);
}

/** A RUN, or several, of `size` characters. */
function bytes(name: string, text: (size: number) => string): HostileInput {
  return { name, unit: 'bytes', full: MIB, text };
}

function levels(name: string, full: number, text: (size: number) => string): HostileInput {
  return { name, unit: 'levels', full, text };
}

/** Long RUNs and deeply nested shell text. */
export const HOSTILE_SHELL: readonly HostileInput[] = [
  bytes('RUN on one line', (size) => stage(`RUN ${fill(size, 'a b ')}`)),
  bytes('RUN of && lines', (size) => stage(`RUN ${fill(size, 'a && \\\n')}true`)),
  bytes('RUN of words', (size) => stage(`RUN ${wrapped(fill(size, 'a '))}`)),
  bytes('RUN of flags', (size) => stage(`RUN ${fill(size, '--mount=type=cache,target=/x \\\n')}true`)),
  bytes('RUN of [', (size) => stage(`RUN ${wrapped(fill(size, '['))}`)),
  bytes('RUNs of && lists', (size) => runs(size, 'a&&')),
  bytes('RUNs of || lists', (size) => runs(size, 'a b||')),
  bytes('RUNs of pipes', (size) => runs(size, 'a|')),
  bytes('RUNs of assignments', (size) => runs(size, 'A=$A ')),
  bytes('RUNs of redirects', (size) => runs(size, 'a >/x; ')),
  bytes('RUNs of quotes', (size) => runs(size, `a"'"'"'`)),
  bytes('RUNs of substitutions', (size) => runs(size, 'a $(b) ')),
  bytes('RUNs of defaults', (size) => runs(size, 'a ${b:-c} ')),
  bytes('RUNs of wrappers', (size) => runs(size, 'env ')),
  bytes('RUNs of sh -c', (size) => runs(size, "sh -c 'a b'; ")),
  bytes('RUNs of negations', (size) => runs(size, '! ')),
  bytes('RUNs of long words', (size) => runs(size, 'a'.repeat(1000))),
  { name: 'RUNs of one letter', unit: 'lines', full: 100_000, text: (size) => stage(many(size, () => 'RUN a')) },
  { name: 'RUNs of 40 letters', unit: 'lines', full: 20_000, text: (size) => stage(many(size, (index) => `RUN apt-get_install_${index} && rm_${index}`)) },
  { name: 'RUNs of cd', unit: 'lines', full: 20_000, text: (size) => stage(many(size, () => 'RUN cd a && cd b')) },
  { name: 'cd in one RUN', unit: 'commands', full: 20_000, text: (size) => stage(`RUN ${wrapped(fill(size * 5, 'cd a;'))}`) },
  levels('$( without end', 60_000, nest('$(', '', '')),
  levels('$( nested', 40_000, nest('$(', 'a', ')')),
  levels('"$( nested', 20_000, nest('a "$(', 'a', ')"')),
  levels('$( hidden in quotes', 250, (size) => stage(`RUN ${wrapped(`${"a ')' $(".repeat(size)}${fill(120_000, 'a')}${')'.repeat(size)}`)}`)),
  levels('subshells nested', 40_000, nest('(', 'a', ')')),
  levels('subshells as deep as they are read', 90, (size) => stage(`RUN ${wrapped(fill(120_000, `${'('.repeat(size)}a${')'.repeat(size)};`))}`)),
  levels('braces nested', 20_000, nest('{ ', 'a;', '};')),
  levels('if nested', 10_000, nest('if a; then ', 'a; ', 'fi; ')),
  levels('else nested', 4_000, nest('if a; then b; else ', 'a; ', 'fi; ')),
  levels('elif without end', 6_000, nest('if a; then b; elif ', 'a; ', '')),
  levels('while nested', 8_000, nest('while a; do ', 'a; ', 'done; ')),
  levels('for nested', 6_000, nest('for a in b; do ', 'a; ', 'done; ')),
  levels('case nested', 6_000, nest('case a in b) ', 'a ', ';; esac ')),
  levels('functions nested', 10_000, nest('f() { ', 'a; ', '}; ')),
  levels('defaults nested', 20_000, nest('${a:-', 'b', '}')),
  levels('arithmetic nested', 20_000, nest('$((', '1', '))')),
  levels('arithmetic parentheses', 40_000, (size) => stage(`RUN a $((${'('.repeat(size)}1${')'.repeat(size)}))`)),
  levels('process substitutions', 20_000, nest('a <(', 'b', ')')),
  levels('brace expansions', 30_000, nest('{a,', 'b', '}')),
  levels('[[ nested', 30_000, (size) => stage(`RUN [[ ${wrapped(`${'( '.repeat(size)}a${' )'.repeat(size)}`)} ]]`)),
  levels('arrays of bash', 30_000, nest('a=(', 'b', ')')),
  levels('patterns nested', 30_000, nest('@(', 'b', ')')),
  levels('eval in eval', 12, evals),
  { name: 'back-ticks', unit: 'bytes', full: LONG, text: (size) => stage(`RUN ${wrapped(fill(size, '`a '))}`) },
  { name: 'escaped quotes', unit: 'bytes', full: LONG, text: (size) => stage(`RUN ${wrapped(fill(size, '\\"'))}`) },
  { name: 'heredocs in one RUN', unit: 'lines', full: 20_000, text: (size) => stage(`RUN ${many(size, (index) => `<<E${index} \\`)}a\n${many(size, (index) => `E${index}`)}`) },
  { name: 'heredocs as many as they are read', unit: 'lines', full: 1_000, text: (size) => stage(`RUN cat ${many(size, (index) => `<<E${index} \\`)}a\n${many(size, (index) => `E${index}`)}`) },
  { name: 'RUNs with a heredoc', unit: 'lines', full: 20_000, text: (size) => stage(many(size, () => 'RUN <<E\na\nE')) },
  bytes('a heredoc', (size) => stage(`RUN <<E\n${fill(size, 'a b c\n')}E`)),
  bytes('heredocs of COPY that are run', (size) => stage(many(size / 30_000, (index) => `COPY <<E /x${index}.sh\n${fill(30_000, 'a b c\n')}E\nRUN /x${index}.sh`))),
  bytes('a heredoc with quotes', (size) => stage(`RUN cat <<'E'\n${fill(size, '$(a\n')}E`)),
  bytes('words that may be heredocs', (size) => stage(`RUN ${wrapped(fill(size, '<<<a '))}`)),
  bytes('COPY of words that may be heredocs', (size) => stage(`COPY ${wrapped(fill(size, '<a'))} /`)),
  { name: 'chmod, mkdir and chown', unit: 'commands', full: 10_000, text: (size) => stage(many(size / 10, (line) => `RUN ${Array.from({ length: 10 }, (_, at) => fileCommand(line * 10 + at)).join(' && ')}`)) },
  { name: 'RUNs of chmod, mkdir and chown', unit: 'commands', full: 10_000, text: (size) => stage(many(size, (index) => `RUN ${fileCommand(index)}`)) },
  { name: 'mkdir of many', unit: 'words', full: 20_000, text: (size) => stage(`RUN mkdir ${wrapped(Array.from({ length: size }, (_, index) => `${index}`).join(' '))}`) },
  { name: 'mkdir below each other', unit: 'lines', full: 10_000, text: (size) => stage(`WORKDIR /app\n${many(size, (index) => `RUN mkdir -p /app/d${index} && rm -r /app/d${index}`)}`) },
  { name: 'mkdir and rm of state', unit: 'lines', full: 10_000, text: (size) => stage(many(size, (index) => `RUN mkdir -p /data/d${index} && rm -r /data/d${index}`)) },
  { name: 'useradd', unit: 'lines', full: 5_000, text: (size) => stage(many(size, (index) => `RUN useradd u${index}`)) },
  { name: 'groupadd', unit: 'lines', full: 5_000, text: (size) => stage(many(size, (index) => `RUN groupadd g${index}`)) },
  { name: 'usermod', unit: 'lines', full: 5_000, text: (size) => stage(many(size, (index) => `RUN useradd u${index} && usermod -aG g${index},root u${index}`)) },
  { name: 'accounts in one RUN', unit: 'commands', full: 5_000, text: (size) => stage(`RUN ${many(size, (index) => `useradd u${index} && \\`)}true`) },
  { name: 'files that RUNs write', unit: 'lines', full: 10_000, text: (size) => stage(many(size, (index) => `RUN echo a >> /e${index}.sh`)).replace('["/x"]', '["/e1.sh"]') },
  { name: 'one file that RUNs write', unit: 'lines', full: 10_000, text: (size) => stage(many(size, () => 'RUN echo "a b" >> /e.sh')).replace('["/x"]', '["/e.sh"]') },
  { name: 'one file that RUNs write and run', unit: 'lines', full: 10_000, text: (size) => stage(many(size, () => 'RUN echo "a b" >> /e.sh; sh /e.sh')).replace('["/x"]', '["/e.sh"]') },
];

function fileCommand(index: number): string {
  return [`chmod 700 /srv/a${index}`, `mkdir -p /opt/b${index}`, `chown -R app /opt/b${index}`][index % 3] ?? '';
}

/** Each level doubles the backslashes of the one before. */
function evals(levels: number): string {
  let text = 'a';
  for (let level = 0; level < levels; level += 1) text = `eval "${text.replace(/["\\]/g, '\\$&')}"`;
  return stage(`RUN ${wrapped(text)}`);
}
