import { innerText } from './inner-text.ts';
import { rememberTexts } from './remember-texts.ts';
import type { Decision, ShellCommand, ShellWord, Way } from './shell-types.ts';
import { parseShell } from './shell.ts';
import { MOST_COMMANDS } from './shell-limits.ts';
import { programName } from './shells.ts';
import { skipWrapper, worksItself } from './wrappers.ts';

/** `sh -c "sh -c …"` deeper than this stays unread. */
const deepestText = 6;

/** A command with the program that it comes to once wrappers are seen through. */
export interface ResolvedCommand {
  /** Last part of the program's path; `:` for a command that only assigns or redirects; undefined if not known. */
  readonly program: string | undefined;
  /** The program as written, quotes removed. */
  readonly path: string | undefined;
  readonly args: readonly ShellWord[];
  /** Programs seen through to get here, the outermost first: `tini`, `sh`, `exec`. */
  readonly wrappers: readonly string[];
  /** Where it stands; undefined for an exec array. */
  readonly command: ShellCommand | undefined;
  /** `command` stands in the text of an `sh -c` or `eval`: its offsets are of that text. */
  readonly nested: boolean;
  /** As in `ShellCommand`, the commands around an inner text included. */
  readonly conditional: boolean;
  /** As in `ShellCommand`; one for each text around it, the outermost first. */
  readonly ways: readonly Way[];
  readonly decides: readonly Decision[];
  /** The program is whatever the arguments of the script say: `"$@"`, `$1`. */
  readonly positional: boolean;
  /** Variables that it sets, `export A=b`, `read a` and the variable of a loop included. */
  readonly assigned: readonly string[];
}

export interface ResolvedText {
  /** False: some text could not be read as shell, so commands may be missing. */
  readonly ok: boolean;
  readonly commands: readonly ResolvedCommand[];
}

/** The program and its arguments as written, without redirects. */
export function wordsOf({ path, args }: ResolvedCommand): string {
  return [path ?? '', ...args.map(({ text }) => text)].join(' ');
}

interface Outer {
  readonly wrappers: readonly string[];
  readonly command: ShellCommand | undefined;
  readonly nested: boolean;
  readonly conditional: boolean;
  readonly ways: readonly Way[];
  readonly decides: readonly Decision[];
  readonly depth: number;
}

const outermost: Outer = { wrappers: [], command: undefined, nested: false, conditional: false, ways: [], decides: [], depth: 0 };

/**
 * The commands of a shell text with the programs that they really run. Programs that change the user
 * (gosu, su, `sudo -u`, …) are not seen through. Never throws.
 */
export function resolveCommands(text: string): ResolvedText {
  return resolveRemembered(text);
}

const resolveRemembered = rememberTexts((text) => resolveText(text, outermost));

/** The same for the words of an exec array; several where it is `["sh", "-c", "a && b"]`. */
export function resolveArgv(argv: readonly string[]): readonly ResolvedCommand[] {
  const span = { start: 0, end: 0 };
  return resolveWords(argv.map((text) => ({ text, value: text, variables: [], template: [text], span })), outermost).commands;
}

function resolveText(text: string, outer: Outer): ResolvedText {
  const shell = parseShell(text);
  let ok = shell.ok;
  const commands: ResolvedCommand[] = [];
  for (const command of shell.commands) {
    const here: Outer = {
      ...outer, command, nested: outer.depth > 0, conditional: outer.conditional || command.conditional,
      ways: joined(outer.ways, command.way), decides: joined(outer.decides, command.decides),
    };
    const words = command.name === undefined ? [] : [command.name, ...command.args];
    const resolved = resolveWords(words, here);
    ok &&= resolved.ok;
    for (const each of resolved.commands) commands.push(each);
    // The texts of `sh -c` count as well.
    if (commands.length > MOST_COMMANDS) return { ok: false, commands: [] };
  }
  return { ok, commands };
}

function resolveWords(words: readonly ShellWord[], outer: Outer): ResolvedText {
  const wrappers = [...outer.wrappers];
  const own: ResolvedCommand[] = [];
  let at = 0;
  for (;;) {
    const word = words[at];
    const path = word?.value;
    const program = word === undefined ? ':' : path === undefined ? undefined : programName(path);
    const next = program === undefined ? undefined : skipWrapper(program, words, at);
    if (program !== undefined && next !== undefined) {
      if (worksItself(program)) own.push(withoutOuter(outer, program, path, words.slice(at + 1, next), wrappers));
      wrappers.push(program);
      at = next;
      continue;
    }
    const text = program === undefined || outer.depth >= deepestText ? undefined : innerText(program, words, at);
    if (program !== undefined && text !== undefined) {
      const inner = resolveText(text, { ...outer, wrappers: [...wrappers, program], depth: outer.depth + 1 });
      // A text that cannot be read leaves the shell as the program.
      if (inner.ok && worksItself(program)) own.push(withoutOuter(outer, program, path, words.slice(at + 1), wrappers));
      if (inner.ok) return own.length === 0 ? inner : { ok: true, commands: [...own, ...inner.commands] };
    }
    const { command, nested, conditional, ways, decides } = outer;
    const args = words.slice(at + 1);
    const evaluated = program === 'eval' && args.length === 1 ? args[0] : undefined;
    const positional = isPositional(evaluated ?? word);
    const known = positional && evaluated !== undefined ? { program: undefined, path: undefined } : { program, path };
    const assigned = assignedBy(command, program, args);
    return { ok: text === undefined, commands: [...own, { ...known, args, wrappers, command, nested, conditional, ways, decides, positional, assigned }] };
  }
}

/** A wrapper as a command by itself; the redirects and variables are those of what it runs. */
function withoutOuter({ command, nested, conditional, ways, decides }: Outer, program: string, path: string | undefined, args: readonly ShellWord[], wrappers: readonly string[]): ResolvedCommand {
  const bare = command === undefined ? undefined : { ...command, assignments: [], redirects: [] };
  return { program, path, args, wrappers: [...wrappers], command: bare, nested, conditional, ways, decides, positional: false, assigned: [] };
}

function joined<Item>(outer: readonly Item[], inner: Item | undefined): readonly Item[] {
  return inner === undefined ? outer : [...outer, inner];
}

/** `"$@"`, `$*`, `$1` and such, alone in a word; `$0` is the script itself. */
function isPositional(word: ShellWord | undefined): boolean {
  if (word === undefined || word.template !== undefined) return false;
  return word.variables.length > 0 && word.variables.every((name) => name === '@' || name === '*' || /^[1-9][0-9]*$/.test(name));
}

const declarations: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'unset', 'read']);

function assignedBy(command: ShellCommand | undefined, program: string | undefined, args: readonly ShellWord[]): readonly string[] {
  const names = (command?.assignments ?? []).map((assignment) => assignment.name);
  if (program === undefined || !declarations.has(program)) return names;
  for (const { text } of args) {
    const equals = text.indexOf('=');
    // `export A` keeps the value that A has; `read a` and `unset A` change it.
    if (equals > 0) names.push(text.slice(0, text.charAt(equals - 1) === '+' ? equals - 1 : equals));
    else if ((program === 'read' || program === 'unset') && !text.startsWith('-')) names.push(text);
  }
  return names;
}
