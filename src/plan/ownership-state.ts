import type { Instruction } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import { stageChain } from '../facts/chain.ts';
import type { FileOperation } from '../facts/types.ts';
import { isHarmless } from './harmless-run.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

/** A directory, or the link that leads to it. */
export type Place = Pick<OwnedDirectory, 'path' | 'link'>;

export interface OwnershipState {
  /** The identity owns the directory and what is in it once the stage is built as it stands. */
  readonly owned: boolean;
  /** It did so when the VOLUME on the directory came. */
  readonly ownedAtVolume: boolean;
  /** Root puts something into it after that. */
  readonly filledAfterVolume: boolean;
  /** All that the stage is seen to put into it is the identity's, and that is something: only the directory itself may not be. */
  readonly contentOwned: boolean;
}

/**
 * Follows what the instructions do to the owner of one directory and what is in it.
 *
 * @param prepared paths that are made and given above a VOLUME
 */
export function ownershipAt(subject: Subject, identity: Identity, directory: Place & Pick<OwnedDirectory, 'volume'>, prepared: ReadonlySet<string> = new Set()): OwnershipState {
  const { path } = directory;
  let owned = isInHome(identity, path);
  let made = isThere(subject, identity, path);
  let ownedAtVolume = owned;
  let volumeSeen = false;
  let filledAfterVolume = false;
  let filled = false;
  let foreign = false;
  for (const operation of subject.doings.operations) {
    if (operation.by === directory.volume && !volumeSeen) {
      volumeSeen = true;
      ownedAtVolume = owned;
    }
    const change = effect(subject, identity, operation, directory, made);
    made ||= makes(operation, path);
    filled ||= operation.kind === 'copy' && isInside(operation.path.path, path);
    if (change === 'given') {
      owned = true;
      if (operation.kind === 'chown' && operation.recursive) foreign = false;
    }
    if (change === 'taken') {
      owned = false;
      foreign ||= !isMade(operation, path);
      filledAfterVolume ||= volumeSeen && !isMade(operation, path) && !isMade(operation, prepared);
    }
  }
  return { owned, ownedAtVolume, filledAfterVolume, contentOwned: filled && !foreign };
}

/** The directory itself is made: what is given above the VOLUME is there before, and stays as it is. */
function isMade({ kind, path }: FileOperation, directory: string | ReadonlySet<string>): boolean {
  return (kind === 'mkdir' || kind === 'workdir') && (typeof directory === 'string' ? path.path === directory : directory.has(path.path));
}

/** What lies in the identity's home is taken for its own, until root makes or fills it. */
export function isInHome({ home }: Identity, path: string): boolean {
  return home !== undefined && isInside(path, home);
}

/** The image brings the directory itself. */
export function isThere({ stage }: Subject, { home }: Identity, path: string): boolean {
  const { image } = stage.rootImage;
  return path === home || path === image?.workdir || image?.volumes.includes(path) === true || image?.stateDirs.includes(path) === true;
}

/** The directory is there once the operation is done. */
export function makes({ kind, path }: FileOperation, directory: string): boolean {
  return kind !== 'remove' && kind !== 'volume' && isInside(path.path, directory);
}

/**
 * Whether an operation gives a directory to the identity, takes something in it away, or neither. A directory belongs
 * to whom it is made by; WORKDIR and `mkdir -p` leave one that is there as it is (fsutil's MkdirAll, which BuildKit uses).
 */
function effect(subject: Subject, identity: Identity, operation: FileOperation, directory: Place, made: boolean): 'given' | 'taken' | undefined {
  const { path } = operation.path;
  const touches = isIn(path, directory);
  switch (operation.kind) {
    case 'chown': {
      // chgrp leaves the user as it is.
      if (operation.owner.startsWith(':')) return undefined;
      const mine = isOwner(identity, operation.owner);
      if (mine && covers(operation, directory)) return 'given';
      return touches && !mine ? 'taken' : undefined;
    }
    case 'mkdir':
    case 'workdir': {
      if (!touches || (path === directory.path && made)) return undefined;
      const mine = isBy(subject, operation, identity);
      if (path === directory.path) return mine ? 'given' : 'taken';
      return mine ? undefined : 'taken';
    }
    case 'copy': {
      const mine = isOwner(identity, operation.chown);
      // A destination that is not there yet is made with the owner of what lands in it.
      if (path === directory.path && mine && !made) return 'given';
      return touches && !mine ? 'taken' : undefined;
    }
    case 'run':
      return touches && !isBy(subject, operation, identity) && !isHarmless(subject.doings, operation) ? 'taken' : undefined;
    default:
      return undefined;
  }
}

/** A path lies in the directory, by either of its names. */
export function isIn(path: string, { path: directory, link }: Place): boolean {
  return isInside(path, directory) || (link?.target !== undefined && isInside(path, link.target));
}

/** The command changes the directory itself: a link only where it follows that, and the other name of the directory besides. */
export function covers({ path, recursive, follows }: Extract<FileOperation, { kind: 'chown' }>, { path: directory, link }: Place): boolean {
  if (link === undefined) return isInside(directory, path.path) && (recursive || path.path === directory);
  if (path.path === directory) return follows;
  return link.target !== undefined && isInside(link.target, path.path) && (recursive || path.path === link.target);
}

/** `app:app` or its number. */
export function isOwner(identity: Identity, owner: string | undefined): boolean {
  const user = owner?.split(':')[0];
  return user !== undefined && (user === identity.user || user === identity.uid);
}

/** The identity itself ran the instruction. */
export function isBy(subject: Subject, operation: FileOperation, identity: Identity): boolean {
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
