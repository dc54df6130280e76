import type { Instruction } from '../dockerfile/types.ts';
import { GROUP, groupLines, PASSWD, passwdLines } from './account-lines.ts';
import type { AccountDoing, AccountEvent } from './account-book.ts';
import { readAccountChange } from './account-changes.ts';
import { readAccountCommand } from './accounts.ts';
import type { AccountTool } from './accounts.ts';
import { resolveArgv, resolveCommands, wordsOf } from '../shell/commands.ts';
import type { ResolvedCommand, ResolvedText } from '../shell/commands.ts';
import { Certainty } from './certainty.ts';
import type { Placed } from './certainty.ts';
import { evidenceText } from './evidence.ts';
import { readArray } from './exec-array.ts';
import { readPrivateFiles } from './private-files.ts';
import { readFileCommand } from './file-commands.ts';
import type { KnownWord } from './operands.ts';
import { knownWord, knownWords } from './known-word.ts';
import type { Braces } from './known-word.ts';
import { readInlineScript } from './inline-script.ts';
import { readMemberships } from './memberships.ts';
import { resolveFrom } from './paths.ts';
import { bracesOf } from './run-braces.ts';
import { ownShell, runText } from './run-text.ts';
import { fileWrites } from '../shell/file-writes.ts';
import type { ShellWord } from '../shell/shell.ts';
import { isShell } from '../shell/shells.ts';
import type { BuildCommand, FileOperation, ImagePath, Membership, UserFact } from './types.ts';
import type { Scope } from './variables.ts';
import { sureEvents } from './sure-events.ts';
import type { Happened } from './sure-events.ts';
import { ShellWorkdir } from './shell-workdir.ts';
import type { WrittenScripts } from './written-scripts.ts';

export interface RunState {
  readonly scope: Scope;
  readonly user: UserFact;
  readonly workdir: ImagePath | undefined;
  readonly accountTool: AccountTool;
  readonly scripts: WrittenScripts;
  /** Of the shell that RUN calls. */
  readonly braces?: Braces;
}

export interface RunFacts {
  readonly commands: readonly BuildCommand[];
  readonly operations: readonly FileOperation[];
  readonly events: readonly AccountEvent[];
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
  readonly happened: Happened[];
  readonly certainty: Certainty;
  readonly memberships: Membership[];
  opaque: boolean;
}

const NOWHERE: Placed = { ways: [], decides: [] };

/** Scripts that call scripts deeper than any real one does. */
const MAX_DEPTH = 6;

/** What a RUN does, as far as its text tells: the commands, and what they do to accounts and directories. */
export function readRun(run: Instruction, state: RunState): RunFacts {
  const array = readArray(run);
  const text = array === undefined ? runText(run) : '';
  const reading: Reading = { run, state: { ...state, braces: bracesOf(ownShell(run), state.braces) }, commands: [], operations: [], happened: [], certainty: new Certainty(), memberships: [], opaque: text === undefined };
  if (text !== undefined) readCommands(reading, array === undefined ? resolveCommands(text) : { ok: true, commands: resolveArgv(array) }, state.workdir, 0, NOWHERE);
  return { ...reading, events: sureEvents(reading.happened, reading.certainty) };
}

function readCommands(reading: Reading, resolved: ResolvedText, start: ImagePath | undefined, depth: number, around: Placed): void {
  const { run, state } = reading;
  const assigned = new Set(resolved.commands.flatMap((command) => command.assigned));
  const directory = new ShellWorkdir(start);
  reading.opaque ||= !resolved.ok;
  for (const command of resolved.commands) {
    // `bash -c` in a RUN is bash, whatever RUN itself calls.
    const braces = bracesOf(command.wrappers.findLast((wrapper) => isShell(wrapper)), state.braces);
    const read = command.args.flatMap((word) => knownWords(word, state, assigned, braces).map((known) => ({ known, word })));
    const words = read.map(({ known }) => known);
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
    const placed = { ways: [...around.ways, ...command.ways], decides: [...around.decides, ...command.decides] };
    reading.certainty.see(program, values, placed);
    const note = (event: AccountDoing): void => void reading.happened.push({ event, ways: placed.ways });
    const account = readAccountCommand(program, values, state.accountTool, run, shown);
    if (account?.kind === 'user') note({ kind: 'user', account: { ...account.account, written: writtenName(account.account.name, read) } });
    if (account?.kind === 'group') note(account);
    const change = readAccountChange(program, values);
    if (change !== undefined) note({ kind: 'change', change, written: change.kind === 'altered' ? writtenName(change.to, read) : change.name, by: run, command: shown });
    reading.memberships.push(...readMemberships(program, values, state.accountTool, run, shown));
    reading.operations.push(...readFileCommand(program, words, { workdir, by: run, text: shown }), ...readPrivateFiles(program, words, { workdir, by: run, text: shown }), ...readInlineScript(program, values, { by: run, text: shown }));
    const writes = fileWrites(command.command).flatMap(({ target, append }) => {
      const word = knownWord(target, state, assigned);
      const path = word === undefined ? undefined : resolveFrom(workdir, word.value, word.overridable);
      return path === undefined ? [] : [{ path: path.path, append, content: contentOf(command, words) }];
    });
    for (const { path, append, content } of writes) {
      state.scripts.write(path, content, append);
      if (path === PASSWD && content !== undefined) passwdLines(content, run, shown).forEach((each) => note({ kind: 'user', account: each }));
      if (path === GROUP && content !== undefined) groupLines(content, run).forEach((group) => note({ kind: 'group', group }));
    }
    reading.commands.push({ program, args: values, writes, text: shown, by: run, user: state.user, viaSudo: command.wrappers.includes('sudo'), certain: placed.ways.length === 0 && placed.decides.length === 0 });
    const script = depth < MAX_DEPTH ? state.scripts.take(command, workdir) : undefined;
    if (script !== undefined) readCommands(reading, resolveCommands(script), workdir, depth + 1, placed);
  }
}

/** The name as the command writes it, if the build may override the variable that holds it. */
function writtenName(name: string, words: readonly { readonly known: KnownWord | undefined; readonly word: ShellWord }[]): string {
  const { known, word } = words.findLast((each) => each.known?.value === name) ?? {};
  return known?.overridable === true && word !== undefined ? word.text.replace(/^"(.*)"$/, '$1') : name;
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
