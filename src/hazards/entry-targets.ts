import type { EntryCommand } from '../facts/entry-reading.ts';
import { fileWrites } from '../shell/file-writes.ts';
import type { ShellWord } from '../shell/shell.ts';

/** Programs that write the files named by their last word, or by all of them. */
const LAST = new Set(['cp', 'mv', 'ln', 'install', 'rsync']);
const ALL = new Set(['mkdir', 'touch', 'rm', 'rmdir', 'tee', 'chmod', 'truncate', 'mkfifo']);

/** How a program is told by an option where to write. */
interface Told {
  /** Letters, whose value is glued to them or the next word. */
  readonly short: string;
  readonly long: readonly string[];
  /** Other letters that take a value, so that what follows them is not read as further letters. */
  readonly valued: string;
}

/** From their manuals: curl(1), wget(1), unzip(1), bsdtar's and GNU's tar(1), cp(1) and install(1). */
const TOLD: ReadonlyMap<string, Told> = new Map([
  ['curl', { short: 'o', long: ['output', 'output-dir'], valued: 'ADEFHKPQTUXYbcdehmruwxyz' }],
  ['wget', { short: 'OP', long: ['output-document', 'directory-prefix'], valued: 'aBDeIilQRtTUwAX' }],
  ['unzip', { short: 'd', long: [], valued: 'xP' }],
  ['tar', { short: 'C', long: ['directory', 'cd'], valued: 'bfgHIKLNTVX' }],
  ...['cp', 'mv', 'ln', 'install'].map((program): [string, Told] => [program, { short: 't', long: ['target-directory'], valued: 'Sgmo' }]),
]);

/** The words of a command that name what it writes. */
export function writtenWords(entry: EntryCommand): readonly ShellWord[] {
  const { args } = entry.command;
  return [...fileWrites(entry.command.command).map(({ target }) => target), ...ownWords(entry.program, args)];
}

function ownWords(program: string, args: readonly ShellWord[]): readonly ShellWord[] {
  const words = args.filter((word) => !(word.value ?? '').startsWith('-'));
  const told = TOLD.get(program);
  if (program === 'tar' && !unpacks(args)) return [];
  const named = told === undefined ? [] : optionWords(args, told);
  if (named.length > 0) return named;
  if (program === 'install' && args.some((word) => /^-[a-zA-Z]*d|^--directory$/.test(word.value ?? ''))) return operands(args, 'Sgmot');
  // `rsync a host:b` and `rsync a rsync://host/b` write elsewhere.
  if (LAST.has(program)) return words.slice(-1).filter((word) => program !== 'rsync' || !/^[^/]*:/.test(word.value ?? ''));
  if (program === 'sed') return args.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word.value ?? '')) ? words.slice(-1) : [];
  if (ALL.has(program)) return program === 'chmod' ? words.slice(1) : words;
  // The lock file, unless a number names an open one (util-linux, flock(1)).
  if (program === 'flock') return operands(args, 'wE', ['--wait', '--timeout', '--conflict-exit-code']).slice(0, 1).filter((word) => !/^\d+$/.test(word.value ?? ''));
  if (program === 'dd') return args.flatMap((word) => behind(word, 'of='));
  // `git config --system` writes /etc/gitconfig (git-config(1)), but for what asks it.
  if (program === 'git' && args[0]?.value === 'config' && args.some(({ value }) => value === '--system') && !args.some(({ value }) => /^(--get|--list|-l$)/.test(value ?? ''))) return [literal('/etc/gitconfig')];
  return [];
}

/** `tar xzf`, `tar -xf`, `tar --extract`. */
function unpacks(args: readonly ShellWord[]): boolean {
  return args.some(({ value = '' }, index) => value === '--extract' || value === '--get' || /^-[a-zA-Z]*x/.test(value) || (index === 0 && /^[a-zA-Z]*x/.test(value)));
}

function optionWords(args: readonly ShellWord[], { short, long, valued }: Told): readonly ShellWord[] {
  const found: ShellWord[] = [];
  args.forEach((word, index) => {
    const text = headOf(word);
    const next = args[index + 1];
    if (text.startsWith('--')) {
      const name = long.find((each) => text === `--${each}` || text.startsWith(`--${each}=`));
      if (name === undefined) return;
      if (text.startsWith(`--${name}=`)) found.push(...behind(word, `--${name}=`));
      else if (next !== undefined) found.push(next);
    } else if (text.startsWith('-')) {
      const letters = [...text.slice(1)];
      const at = letters.findIndex((letter) => short.includes(letter) || valued.includes(letter));
      if (at === -1 || !short.includes(letters[at] ?? '')) return;
      const glued = behind(word, text.slice(0, at + 2));
      if (glued.length > 0) found.push(...glued);
      else if (next !== undefined) found.push(next);
    }
  });
  // `-` is the standard output.
  return found.filter((word) => word.value !== '-');
}

/** Words that are neither options nor the values of those in `valued`. */
function operands(args: readonly ShellWord[], valued: string, long: readonly string[] = []): readonly ShellWord[] {
  const takesNext = (word: ShellWord | undefined): boolean =>
    word?.value !== undefined && (long.includes(word.value) || (/^-[a-zA-Z]+$/.test(word.value) && valued.includes(word.value.at(-1) ?? '')));
  return args.filter((word, index) => !headOf(word).startsWith('-') && !takesNext(args[index - 1]));
}

/** The text that a word is sure to begin with. */
function headOf(word: ShellWord): string {
  const head = word.value ?? word.template?.[0];
  return typeof head === 'string' ? head : '';
}

/** What follows a text that a word begins with; nothing if it begins otherwise, or if nothing follows. */
function behind(word: ShellWord, prefix: string): readonly ShellWord[] {
  if (!headOf(word).startsWith(prefix)) return [];
  const [head, ...rest] = word.template ?? [word.value];
  const text = typeof head === 'string' ? head.slice(prefix.length) : '';
  if (text === '' && rest.length === 0) return [];
  const template = [text, ...rest].flatMap((part) => (part === undefined || part === '' ? [] : [part]));
  const value = rest.length === 0 ? text : undefined;
  return [{ ...word, text: word.text.slice(prefix.length), value, template }];
}

function literal(value: string): ShellWord {
  return { text: value, value, variables: [], template: [value], span: { start: 0, end: 0 } };
}
