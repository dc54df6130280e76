import { isName } from './shell-word.ts';
import type { ShellWord } from './shell-types.ts';

/** How a program that runs another one takes its own options. */
interface Wrapper {
  /** One-letter options without a value. */
  readonly flags: string;
  /** One-letter options whose value is attached or the next word. */
  readonly valued: string;
  readonly longFlags: readonly string[];
  /** Long options whose value follows as the next word where there is no `=`. */
  readonly longValued: readonly string[];
  /** `NAME=value` words may stand before the program. */
  readonly assigns: boolean;
  /** Words of its own before the program: the duration of `timeout`. */
  readonly operands: number;
}

function wrapper(flags: string, valued: string, more: Partial<Wrapper> = {}): Wrapper {
  return { flags, valued, longFlags: [], longValued: [], assigns: false, operands: 0, ...more };
}

const tini = wrapper('sgvlw', 'pe');
const digits = '0123456789';

// An option that is in none of these lists leaves the wrapper as the program: `command -v`, `env -S`,
// `sudo -u` and `doas -u` are missing on purpose, as they ask, hide a text, or drop privileges.
const wrappers: ReadonlyMap<string, Wrapper> = new Map([
  ['exec', wrapper('cl', 'a')],
  ['command', wrapper('p', '')],
  ['builtin', wrapper('', '')],
  ['busybox', wrapper('', '')],
  ['env', wrapper('i0v', 'uC', { assigns: true, longFlags: ['ignore-environment', 'null', 'debug'], longValued: ['unset', 'chdir'] })],
  ['nice', wrapper(digits, 'n', { longValued: ['adjustment'] })],
  ['nohup', wrapper('', '')],
  ['time', wrapper('pvaq', 'of', { longFlags: ['portability', 'verbose', 'append', 'quiet'], longValued: ['output', 'format'] })],
  ['timeout', wrapper('vf', 'sk', { operands: 1, longFlags: ['foreground', 'preserve-status', 'verbose'], longValued: ['signal', 'kill-after'] })],
  ['stdbuf', wrapper('', 'ioe', { longValued: ['input', 'output', 'error'] })],
  ['ionice', wrapper('t', 'cn', { longFlags: ['ignore'], longValued: ['class', 'classdata'] })],
  // The file that it locks comes first (util-linux, flock(1)).
  ['flock', wrapper('senuxoFv', 'wE', { operands: 1, longFlags: ['shared', 'exclusive', 'nb', 'nonblock', 'nonblocking', 'unlock', 'close', 'no-fork', 'verbose'], longValued: ['wait', 'timeout', 'conflict-exit-code'] })],
  ['setsid', wrapper('cfw', '', { longFlags: ['ctty', 'fork', 'wait'] })],
  ['tini', tini],
  ['tini-static', tini],
  ['docker-init', tini],
  ['dumb-init', wrapper('cv', 'r', { longFlags: ['single-child', 'verbose'], longValued: ['rewrite'] })],
  ['catatonit', wrapper('P', '')],
  ['sudo', wrapper('EHnSkbiPA', 'pCDRT', { assigns: true, longFlags: ['preserve-env', 'set-home', 'non-interactive', 'stdin', 'login'] })],
  ['doas', wrapper('n', 'C')],
  ['xargs', wrapper('0rtpxo', 'nILPsadE', {
    longFlags: ['null', 'no-run-if-empty', 'verbose', 'interactive', 'exit', 'open-tty'],
    longValued: ['max-args', 'replace', 'max-lines', 'max-procs', 'max-chars', 'arg-file', 'delimiter'],
  })],
]);

/** Of these, what they do besides counts as well: flock makes the file that it locks. */
export function worksItself(name: string): boolean {
  return name === 'flock';
}

/**
 * Where the program starts that `words[at]`, called `name`, runs.
 * Undefined if `name` is no wrapper, runs nothing, or has an option that is not known.
 */
export function skipWrapper(name: string, words: readonly ShellWord[], at: number): number | undefined {
  const spec = wrappers.get(name);
  if (spec === undefined) return undefined;
  let next = at + 1;
  for (let word = words[next]; word !== undefined; word = words[next]) {
    const { value } = word;
    if (spec.assigns && isAssignment(word)) next += 1;
    else if (value === undefined) break;
    else if (value === '--') {
      next += 1;
      if (!spec.assigns) break;
    } else if (value === '-' && spec.assigns) next += 1;
    else if (value === '-' || !value.startsWith('-')) break;
    else {
      const width = value.startsWith('--') ? longWidth(value, spec) : shortWidth(value, spec);
      if (width === undefined) return undefined;
      next += width;
    }
  }
  next += spec.operands;
  // `flock FILE -c TEXT`: an option behind the operands is of neither.
  if (spec.operands > 0 && words[next]?.value?.startsWith('-') === true) return undefined;
  return next < words.length ? next : undefined;
}

function longWidth(option: string, spec: Wrapper): 1 | 2 | undefined {
  const equals = option.indexOf('=');
  const name = option.slice(2, equals === -1 ? undefined : equals);
  if (spec.longFlags.includes(name)) return 1;
  if (!spec.longValued.includes(name)) return undefined;
  return equals === -1 ? 2 : 1;
}

function shortWidth(cluster: string, spec: Wrapper): 1 | 2 | undefined {
  for (let index = 1; index < cluster.length; index += 1) {
    const letter = cluster.charAt(index);
    if (spec.valued.includes(letter)) return index === cluster.length - 1 ? 2 : 1;
    if (!spec.flags.includes(letter)) return undefined;
  }
  return 1;
}

function isAssignment(word: ShellWord): boolean {
  const head = word.template?.[0] ?? word.text;
  if (typeof head !== 'string') return false;
  const equals = head.indexOf('=');
  return equals > 0 && isName(head.slice(0, equals));
}
