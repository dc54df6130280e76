import type { Instruction } from '../dockerfile/types.ts';
import { readAccountCommand } from './accounts.ts';
import type { AccountTool } from './accounts.ts';
import { resolveArgv, resolveCommands, wordsOf } from '../shell/commands.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { evidenceText } from './evidence.ts';
import { readArray } from './exec-array.ts';
import { readFileCommand } from './file-commands.ts';
import type { KnownWord } from './file-commands.ts';
import { resolveFrom } from './paths.ts';
import { runText } from './run-text.ts';
import { fileWrites } from '../shell/file-writes.ts';
import type { ShellWord } from '../shell/shell.ts';
import type { Account, BuildCommand, FileOperation, Group, ImagePath, UserFact } from './types.ts';
import type { Scope } from './variables.ts';

export interface RunState {
  readonly scope: Scope;
  readonly user: UserFact;
  readonly workdir: ImagePath | undefined;
  readonly accountTool: AccountTool;
}

export interface RunFacts {
  readonly commands: readonly BuildCommand[];
  readonly operations: readonly FileOperation[];
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  /** The text could not be read as shell. */
  readonly opaque: boolean;
}

/** What a RUN does, as far as its text tells: the commands, and what they do to accounts and directories. */
export function readRun(run: Instruction, state: RunState): RunFacts {
  const array = readArray(run);
  const text = array === undefined ? runText(run) : '';
  if (text === undefined) return { commands: [], operations: [], accounts: [], groups: [], opaque: true };
  const resolved = array === undefined ? resolveCommands(text) : { ok: true, commands: resolveArgv(array) };
  const commands: BuildCommand[] = [];
  const operations: FileOperation[] = [];
  const accounts: Account[] = [];
  const groups: Group[] = [];
  const assigned = new Set(resolved.commands.flatMap((command) => command.assigned));
  let workdir = state.workdir;
  for (const command of resolved.commands) {
    const words = command.args.map((word) => knownWord(word, state, assigned));
    const shown = evidenceText(wordsOf(command));
    const place = { workdir, by: run, text: shown };
    const { program } = command;
    if (program === undefined) continue;
    if (program === 'cd') {
      const [target] = words;
      workdir = target === undefined ? undefined : resolveFrom(workdir, target.value, target.overridable);
      continue;
    }
    const account = readAccountCommand(program, words.map((word) => word?.value), state.accountTool, run, shown);
    if (account?.kind === 'user') accounts.push({ ...account.account, written: writtenName(account.account.name, words, command) });
    if (account?.kind === 'group') groups.push(account.group);
    operations.push(...readFileCommand(program, words, place));
    const writes = fileWrites(command.command).flatMap(({ target, append }) => {
      const word = knownWord(target, state, assigned);
      const path = word === undefined ? undefined : resolveFrom(workdir, word.value, word.overridable);
      return path === undefined ? [] : [{ path: path.path, append, content: contentOf(command, words) }];
    });
    commands.push({
      program,
      args: words.map((word) => word?.value),
      writes,
      text: shown,
      by: run,
      user: state.user,
      viaSudo: command.wrappers.includes('sudo'),
    });
  }
  return { commands, operations, accounts, groups, opaque: !resolved.ok };
}

/** The name as the command writes it, if the build may override the variable that holds it. */
function writtenName(name: string, words: readonly (KnownWord | undefined)[], command: ResolvedCommand): string {
  const at = words.findLastIndex((word) => word?.value === name);
  const word = command.args[at];
  return words[at]?.overridable === true && word !== undefined ? word.text.replace(/^"(.*)"$/, '$1') : name;
}

/** What a command prints, where it says so itself. */
function contentOf(command: ResolvedCommand, words: readonly (KnownWord | undefined)[]): string | undefined {
  const { program } = command;
  const body = command.command?.redirects.find((redirect) => redirect.operator.startsWith('<<') && redirect.operator !== '<<<')?.target;
  if (program === 'cat') return body?.value ?? body?.text;
  if (program !== 'echo' && program !== 'printf') return undefined;
  const values = words.map((word) => word?.value);
  if (values.includes(undefined)) return undefined;
  const text = values.filter((value, index) => !(index === 0 && value !== undefined && /^-[neE]+$/.test(value))).join(' ');
  // dash's echo and every printf turn `\\n` into a line break.
  return `${text.replaceAll('\\n', '\n')}\n`;
}

/** Longest sum of values that one word takes up: no path or name is longer (PATH_MAX). */
const MAX_VALUE_LENGTH = 4096;

/** The value of a word once the variables in force are filled in; undefined where the file does not tell it. */
function knownWord(word: ShellWord, state: RunState, assigned: ReadonlySet<string>): KnownWord | undefined {
  if (word.value !== undefined) return { value: word.value, overridable: false };
  if (word.template === undefined) return undefined;
  const parts: string[] = [];
  let overridable = false;
  let length = 0;
  for (const part of word.template) {
    if (typeof part === 'string') {
      parts.push(part);
      continue;
    }
    // A variable that the command line itself sets is not the one of the Dockerfile.
    const variable = assigned.has(part.variable) ? undefined : state.scope.lookup(part.variable);
    if (variable?.kind === 'value') {
      length += variable.value.length;
      if (length > MAX_VALUE_LENGTH) return undefined;
      parts.push(variable.value);
      overridable ||= variable.overridable;
    } else if (part.variable === 'HOME' && state.user.kind !== 'user') {
      // Root's, until an ENV says otherwise.
      parts.push('/root');
    } else {
      return undefined;
    }
  }
  return { value: parts.join(''), overridable };
}
