import type { Instruction } from '../dockerfile/types.ts';
import { readAccountCommand } from './accounts.ts';
import type { AccountTool } from './accounts.ts';
import { resolveArgv, resolveCommands, wordsOf } from '../shell/commands.ts';
import type { ResolvedCommand, ResolvedText } from '../shell/commands.ts';
import { evidenceText } from './evidence.ts';
import { readArray } from './exec-array.ts';
import { readFileCommand } from './file-commands.ts';
import type { KnownWord } from './file-commands.ts';
import { knownWord } from './known-word.ts';
import { readMemberships } from './memberships.ts';
import { resolveFrom } from './paths.ts';
import { runText } from './run-text.ts';
import { fileWrites } from '../shell/file-writes.ts';
import type { Account, BuildCommand, FileOperation, Group, ImagePath, Membership, UserFact } from './types.ts';
import type { Scope } from './variables.ts';
import { ShellWorkdir } from './shell-workdir.ts';
import type { WrittenScripts } from './written-scripts.ts';

export interface RunState {
  readonly scope: Scope;
  readonly user: UserFact;
  readonly workdir: ImagePath | undefined;
  readonly accountTool: AccountTool;
  readonly scripts: WrittenScripts;
}

export interface RunFacts {
  readonly commands: readonly BuildCommand[];
  readonly operations: readonly FileOperation[];
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly memberships: readonly Membership[];
  /** The text could not be read as shell. */
  readonly opaque: boolean;
}

/** `RunFacts` while they grow. */
interface Reading {
  readonly run: Instruction;
  readonly state: RunState;
  readonly commands: BuildCommand[];
  readonly operations: FileOperation[];
  readonly accounts: Account[];
  readonly groups: Group[];
  readonly memberships: Membership[];
  opaque: boolean;
}

/** Scripts that call scripts deeper than any real one does. */
const MAX_DEPTH = 6;

/** What a RUN does, as far as its text tells: the commands, and what they do to accounts and directories. */
export function readRun(run: Instruction, state: RunState): RunFacts {
  const array = readArray(run);
  const text = array === undefined ? runText(run) : '';
  const reading: Reading = { run, state, commands: [], operations: [], accounts: [], groups: [], memberships: [], opaque: text === undefined };
  if (text !== undefined) readCommands(reading, array === undefined ? resolveCommands(text) : { ok: true, commands: resolveArgv(array) }, state.workdir, 0);
  return reading;
}

function readCommands(reading: Reading, resolved: ResolvedText, start: ImagePath | undefined, depth: number): void {
  const { run, state } = reading;
  const assigned = new Set(resolved.commands.flatMap((command) => command.assigned));
  const directory = new ShellWorkdir(start);
  reading.opaque ||= !resolved.ok;
  for (const command of resolved.commands) {
    const words = command.args.map((word) => knownWord(word, state, assigned));
    const values = words.map((word) => word?.value);
    const shown = evidenceText(wordsOf(command));
    const { program } = command;
    const workdir = directory.of(command);
    if (program === undefined) continue;
    if (program === 'cd') {
      const [target] = words;
      directory.change(command, target === undefined ? undefined : resolveFrom(workdir, target.value, target.overridable));
      continue;
    }
    const account = readAccountCommand(program, values, state.accountTool, run, shown);
    if (account?.kind === 'user') reading.accounts.push({ ...account.account, written: writtenName(account.account.name, words, command) });
    if (account?.kind === 'group') reading.groups.push(account.group);
    reading.memberships.push(...readMemberships(program, values, state.accountTool, run, shown));
    reading.operations.push(...readFileCommand(program, words, { workdir, by: run, text: shown }));
    const writes = fileWrites(command.command).flatMap(({ target, append }) => {
      const word = knownWord(target, state, assigned);
      const path = word === undefined ? undefined : resolveFrom(workdir, word.value, word.overridable);
      return path === undefined ? [] : [{ path: path.path, append, content: contentOf(command, words) }];
    });
    for (const { path, append, content } of writes) state.scripts.write(path, content, append);
    reading.commands.push({ program, args: values, writes, text: shown, by: run, user: state.user, viaSudo: command.wrappers.includes('sudo') });
    const script = depth < MAX_DEPTH ? state.scripts.take(command, workdir) : undefined;
    if (script !== undefined) readCommands(reading, resolveCommands(script), workdir, depth + 1);
  }
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
