import type { Instruction } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import { stageChain } from '../facts/chain.ts';
import type { BuildCommand, Doings, FileOperation } from '../facts/types.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

/** Programs of a RUN that leave the working directory as it is, whoever runs them. */
const HARMLESS = new Set([
  'chown', 'chgrp', 'chmod', 'apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'rm', 'useradd', 'adduser', 'groupadd', 'addgroup',
  'usermod', 'set', 'cd', 'test', '[', 'true', ':', 'export', 'ls', 'id', 'echo', 'mkdir', 'which', 'ln', 'update-ca-certificates', 'sleep', 'ldconfig',
]);

export interface OwnershipState {
  /** The identity owns the directory and what is in it once the stage is built as it stands. */
  readonly owned: boolean;
  /** It did so when the VOLUME on the directory came. */
  readonly ownedAtVolume: boolean;
  /** Root puts something into it after that. */
  readonly filledAfterVolume: boolean;
}

/** Follows what the instructions do to the owner of one directory. */
export function ownershipAt(subject: Subject, identity: Identity, directory: Pick<OwnedDirectory, 'path' | 'volume'>): OwnershipState {
  let owned = identity.home !== undefined && isInside(directory.path, identity.home);
  let ownedAtVolume = owned;
  let volumeSeen = false;
  let filledAfterVolume = false;
  for (const operation of subject.doings.operations) {
    if (operation.by === directory.volume && !volumeSeen) {
      volumeSeen = true;
      ownedAtVolume = owned;
    }
    const change = effect(subject, identity, operation, directory.path);
    if (change === 'given') owned = true;
    if (change === 'taken') {
      owned = false;
      filledAfterVolume ||= volumeSeen;
    }
  }
  return { owned, ownedAtVolume, filledAfterVolume };
}

/** Whether an operation gives a directory to the identity, takes something in it away, or neither. */
function effect(subject: Subject, identity: Identity, operation: FileOperation, directory: string): 'given' | 'taken' | undefined {
  const { path } = operation.path;
  const touches = isInside(path, directory);
  switch (operation.kind) {
    case 'chown': {
      // chgrp leaves the user as it is.
      if (operation.owner.startsWith(':')) return undefined;
      const mine = isOwner(identity, operation.owner);
      if (mine && isInside(directory, path) && (operation.recursive || path === directory)) return 'given';
      return touches && !mine ? 'taken' : undefined;
    }
    case 'mkdir':
    case 'workdir': {
      const mine = isBy(subject, operation, identity);
      if (path === directory && mine) return 'given';
      return touches && path !== directory && !mine ? 'taken' : undefined;
    }
    case 'copy':
      return touches && !isOwner(identity, operation.chown) ? 'taken' : undefined;
    case 'run':
      return touches && !isBy(subject, operation, identity) && !isHarmless(subject.doings, operation) ? 'taken' : undefined;
    default:
      return undefined;
  }
}

/** `app:app` or its number. */
function isOwner(identity: Identity, owner: string | undefined): boolean {
  const user = owner?.split(':')[0];
  return user !== undefined && (user === identity.user || user === identity.uid);
}

/** The identity itself ran the instruction. */
function isBy(subject: Subject, operation: FileOperation, identity: Identity): boolean {
  const moment = momentsOf(subject).get(operation.by);
  return moment === identity.user;
}

const USERS = new WeakMap<Subject['stage'], ReadonlyMap<Instruction, string | undefined>>();

/** The user in force at each instruction of the chain; put together once, so that long chains stay linear. */
function momentsOf({ stage }: Subject): ReadonlyMap<Instruction, string | undefined> {
  const known = USERS.get(stage);
  if (known !== undefined) return known;
  const users = new Map<Instruction, string | undefined>();
  for (const link of stageChain(stage)) {
    for (const [instruction, { user }] of link.before) users.set(instruction, user.kind === 'user' ? user.user : undefined);
  }
  USERS.set(stage, users);
  return users;
}

function isHarmless(doings: Doings, operation: FileOperation): boolean {
  const commands = commandsBy(doings).get(operation.by) ?? [];
  return commands.length > 0 && commands.every((command) => HARMLESS.has(command.program) && command.writes.length === 0);
}

const COMMANDS = new WeakMap<Doings, ReadonlyMap<Instruction, readonly BuildCommand[]>>();

function commandsBy(doings: Doings): ReadonlyMap<Instruction, readonly BuildCommand[]> {
  const known = COMMANDS.get(doings);
  if (known !== undefined) return known;
  const grouped = new Map<Instruction, BuildCommand[]>();
  for (const command of doings.commands) {
    const group = grouped.get(command.by);
    if (group === undefined) grouped.set(command.by, [command]);
    else group.push(command);
  }
  COMMANDS.set(doings, grouped);
  return grouped;
}
