import { expand } from '../dockerfile/expand.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { ImageFamily } from '../images/types.ts';
import { enter } from './account-book.ts';
import type { AccountEvent, EarlierAccounts } from './account-book.ts';
import type { AccountTool } from './accounts.ts';
import { readCopy, splitWords } from './copy.ts';
import { applyEntry } from './entry.ts';
import { readArray } from './exec-array.ts';
import { declareArgs, readEnv } from './key-values.ts';
import { resolveFrom } from './paths.ts';
import { readRun } from './read-run.ts';
import { bracesOfShell } from './run-braces.ts';
import { isPosixShell } from './run-text.ts';
import { isSuperuser } from './superuser.ts';
import type { Doings, Entry, ImagePath, UserFact } from './types.ts';
import { readUser } from './user.ts';
import type { Scope } from './variables.ts';
import type { WrittenScripts } from './written-scripts.ts';

/** More accounts than any image has: what happens to each is looked for among all. */
const MOST_ACCOUNTS = 2000;

/** The lists of `Doings` while they grow. */
type Growing = { -readonly [Key in keyof Doings]: Doings[Key][number][] };

/** What is in force while a stage is walked. */
export interface StageState {
  readonly file: Dockerfile;
  readonly scope: Scope;
  readonly own: Growing;
  readonly accountTool: AccountTool;
  readonly family: ImageFamily | undefined;
  readonly earlier: EarlierAccounts;
  readonly scripts: WrittenScripts;
  /** Accounts that RUNs created with the number 0. */
  readonly superusers: Set<string>;
  user: UserFact;
  workdir: ImagePath | undefined;
  workdirBy: Instruction | undefined;
  shell: readonly string[];
  entry: Entry;
  cmdSet: boolean;
}

/** Applies one instruction to the state of its stage, and notes down what it does. */
export function applyInstruction(state: StageState, instruction: Instruction): void {
  const { file, scope, own } = state;
  const lookup = (name: string): ReturnType<Scope['lookup']> => scope.lookup(name);
  switch (instruction.keyword) {
    case 'USER':
      state.user = asRoot(state.superusers, readUser(instruction, file.escape, scope));
      if (state.user.kind === 'user') own.users.push(state.user);
      break;
    case 'WORKDIR': {
      const { value, unknown, overridable } = expand(instruction.rest.trim(), file.escape, lookup);
      state.workdir = unknown.length > 0 ? undefined : resolveFrom(state.workdir, value, overridable.length > 0);
      state.workdirBy = instruction;
      if (state.workdir !== undefined) own.operations.push({ kind: 'workdir', path: state.workdir, by: instruction, text: instruction.text });
      break;
    }
    case 'ARG':
      declareArgs(instruction.rest, file.escape, scope);
      break;
    case 'ENV':
      for (const { name, value, overridable } of readEnv(instruction.rest, file.escape, scope)) {
        scope.setEnv(name, value, overridable);
        if (value !== undefined) own.env.push({ name, value, by: instruction });
      }
      break;
    case 'RUN':
      applyRun(state, instruction);
      break;
    case 'COPY':
    case 'ADD': {
      const copy = readCopy(instruction, file.escape, scope, state.workdir);
      if (copy === undefined) break;
      own.operations.push(copy);
      state.scripts.copy(instruction, copy);
      break;
    }
    case 'VOLUME':
      for (const word of readArray(instruction) ?? splitWords(instruction.rest)) {
        const { value, overridable } = expand(word, file.escape, lookup);
        const path = resolveFrom({ path: '/', overridable: false }, value, overridable.length > 0);
        if (path !== undefined) own.operations.push({ kind: 'volume', path, by: instruction, text: instruction.text });
      }
      break;
    case 'EXPOSE':
      for (const word of splitWords(instruction.rest)) {
        const port = Number.parseInt(expand(word, file.escape, lookup).value, 10);
        if (Number.isInteger(port)) own.ports.push({ port, by: instruction });
      }
      break;
    case 'SHELL':
      state.shell = readArray(instruction) ?? state.shell;
      break;
    case 'ONBUILD':
      own.onbuild.push(instruction);
      break;
    case 'CMD':
    case 'ENTRYPOINT':
      state.entry = applyEntry(state.entry, instruction, state.cmdSet);
      state.cmdSet ||= instruction.keyword === 'CMD';
      break;
    default:
  }
}

/** An account with the number 0 is root, whatever its name. */
function asRoot(superusers: ReadonlySet<string>, fact: UserFact): UserFact {
  return fact.kind === 'user' && superusers.has(fact.user) ? { kind: 'root', text: fact.text, setBy: fact.setBy } : fact;
}

function noteSuperuser({ superusers }: StageState, event: AccountEvent): void {
  if (event.kind === 'user') {
    if (isSuperuser(event.account)) superusers.add(event.account.name);
    else superusers.delete(event.account.name);
  } else if (event.kind === 'change' && event.sure && event.change.of === 'user') {
    const { change } = event;
    if (superusers.delete(change.name) && change.kind === 'altered') superusers.add(change.to);
  }
}

function applyRun(state: StageState, instruction: Instruction): void {
  const { own, user, workdir, scope, accountTool, scripts } = state;
  if (workdir !== undefined) own.operations.push({ kind: 'run', path: workdir, by: instruction, text: instruction.text });
  if (readArray(instruction) === undefined && !isPosixShell(state.shell)) {
    own.opaque.push(instruction);
    return;
  }
  const run = readRun(instruction, { scope, user, workdir, accountTool, scripts, braces: bracesOfShell(state.shell, state.family) });
  own.commands.push(...run.commands);
  own.operations.push(...run.operations);
  own.memberships.push(...run.memberships);
  const { accounts, groups, departures } = own;
  const tooMany = accounts.length + groups.length + departures.length + run.events.length > MOST_ACCOUNTS;
  for (const event of tooMany ? [] : run.events) {
    enter(own, event, state.earlier);
    noteSuperuser(state, event);
  }
  if (run.opaque || tooMany) own.opaque.push(instruction);
}
