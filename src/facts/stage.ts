import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';
import type { AccountTool } from './accounts.ts';
import { resolveImage } from './base.ts';
import { readCopy, splitWords } from './copy.ts';
import { readArray } from './exec-array.ts';
import { applyEntry, imageEntry } from './entry.ts';
import { readArgs, readEnv } from './key-values.ts';
import { resolveFrom } from './paths.ts';
import { readRun } from './read-run.ts';
import { isPosixShell } from './run-text.ts';
import type { StageRole } from './runtime-stages.ts';
import type { Base, Doings, Entry, ImagePath, Moment, StageFacts, UserFact } from './types.ts';
import { readUser, userOf } from './user.ts';
import { Scope } from './variables.ts';
import { expand } from '../dockerfile/expand.ts';

export interface StageInput {
  readonly file: Dockerfile;
  readonly stage: Stage;
  /** The stage of this file that this one is built from. */
  readonly below: { readonly facts: StageFacts; readonly scope: Scope } | undefined;
  readonly globals: ReadonlyMap<string, string | undefined>;
  readonly role: StageRole;
}

/** The lists of `Doings` while they grow. */
type Growing = { -readonly [Key in keyof Doings]: Doings[Key][number][] };

interface State {
  readonly file: Dockerfile;
  readonly scope: Scope;
  readonly own: Growing;
  readonly accountTool: AccountTool;
  user: UserFact;
  workdir: ImagePath | undefined;
  workdirBy: Instruction | undefined;
  shell: readonly string[];
  entry: Entry;
  cmdSet: boolean;
}

/** Walks one stage from its FROM to its end. */
export function gatherStage(input: StageInput): { facts: StageFacts; scope: Scope } {
  const { file, stage, below } = input;
  const base: Base = below === undefined ? resolveImage(stage, file.escape, input.globals) : { kind: 'stage', facts: below.facts };
  const rootImage = rootImageOf(base);
  const { image } = rootImage;
  const state: State = {
    file,
    scope: below?.scope.inherit() ?? Scope.start(input.globals, image?.env ?? {}),
    own: { accounts: [], groups: [], operations: [], commands: [], users: [], ports: [], env: [], onbuild: [], opaque: [] },
    accountTool: accountToolOf(base),
    user: startUser(base),
    workdir: below === undefined ? { path: image?.workdir ?? '/', overridable: false } : below.facts.workdir,
    workdirBy: below?.facts.workdirBy,
    shell: below?.facts.shell ?? ['/bin/sh', '-c'],
    entry: below?.facts.entry ?? imageEntry(image),
    cmdSet: false,
  };
  const before = new Map<Instruction, Moment>();
  for (const instruction of stage.instructions) {
    before.set(instruction, { user: state.user, workdir: state.workdir });
    apply(state, instruction);
  }
  const facts: StageFacts = {
    stage,
    base,
    rootImage,
    windows: image?.family === 'windows' || /^windows/i.test(stage.platform),
    before,
    user: state.user,
    workdir: state.workdir,
    workdirBy: state.workdirBy,
    shell: state.shell,
    entry: state.entry,
    own: state.own,
    ...input.role,
  };
  return { facts, scope: state.scope };
}

function rootImageOf(base: Base): StageFacts['rootImage'] {
  if (base.kind === 'stage') return base.facts.rootImage;
  return { reference: base.reference, image: base.kind === 'image' ? base.image : undefined };
}

function startUser(base: Base): UserFact {
  if (base.kind === 'stage') return base.facts.user;
  if (base.kind === 'unknown' || base.image.defaultUser === undefined) {
    return { kind: 'unknown', text: '', why: `the default user of ${base.reference} is not known`, setBy: undefined };
  }
  return userOf(base.image.defaultUser, undefined);
}

function accountToolOf(base: Base): AccountTool {
  const family = rootImageOf(base).image?.family;
  if (family === 'alpine' || family === 'busybox' || family === 'wolfi') return 'busybox';
  return family === 'rhel' || family === 'fedora' || family === 'amazon' ? 'shadow' : 'debian';
}

function apply(state: State, instruction: Instruction): void {
  const { file, scope, own } = state;
  const lookup = (name: string): ReturnType<Scope['lookup']> => scope.lookup(name);
  switch (instruction.keyword) {
    case 'USER':
      state.user = readUser(instruction, file.escape, scope);
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
      for (const { name, value } of readArgs(instruction.rest, file.escape, scope)) scope.setArg(name, value);
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
      if (copy !== undefined) own.operations.push(copy);
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

function applyRun(state: State, instruction: Instruction): void {
  const { own, user, workdir, scope, accountTool } = state;
  if (workdir !== undefined) own.operations.push({ kind: 'run', path: workdir, by: instruction, text: instruction.text });
  if (readArray(instruction) === undefined && !isPosixShell(state.shell)) {
    own.opaque.push(instruction);
    return;
  }
  const run = readRun(instruction, { scope, user, workdir, accountTool });
  own.commands.push(...run.commands);
  own.operations.push(...run.operations);
  own.accounts.push(...run.accounts);
  own.groups.push(...run.groups);
  if (run.opaque) own.opaque.push(instruction);
}
