import type { CopyOperation, FileOperation } from '../facts/types.ts';
import { covers, isBy, isInHome, isOwner, isThere, makes } from './ownership-state.ts';
import type { Place } from './ownership-state.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

export interface SelfState {
  /** The identity owns the directory itself, whatever is in it, at the end of the stage. */
  readonly owned: boolean;
  /** It did so when the VOLUME on the directory came. */
  readonly ownedAtVolume: boolean;
}

/** Follows who owns a directory itself. */
export function selfOwnership(subject: Subject, identity: Identity, directory: Place & Pick<OwnedDirectory, 'volume'>): SelfState {
  const { path, volume } = directory;
  let owned = isInHome(identity, path);
  let made = isThere(subject, identity, path);
  let ownedAtVolume: boolean | undefined;
  for (const operation of subject.doings.operations) {
    if (operation.by === volume) ownedAtVolume ??= owned;
    if (operation.kind === 'chown' && covers(operation, directory) && !operation.owner.startsWith(':')) owned = isOwner(identity, operation.owner);
    if (!made && operation.path.path === path) {
      if (operation.kind === 'mkdir' || operation.kind === 'workdir') owned = isBy(subject, operation, identity);
      if (operation.kind === 'copy') owned = isOwner(identity, operation.chown);
    }
    made ||= makes(operation, path);
  }
  return { owned, ownedAtVolume: ownedAtVolume ?? owned };
}

/** The operations of one kind that no later `chown -R` to the identity covers, in order. */
export function uncovered<T extends FileOperation>(operations: readonly FileOperation[], identity: Identity, fits: (operation: FileOperation) => operation is T): readonly T[] {
  const given = new Set<string>();
  const found: T[] = [];
  for (const operation of operations.toReversed()) {
    if (operation.kind === 'chown' && operation.recursive && isOwner(identity, operation.owner)) given.add(operation.path.path);
    else if (fits(operation) && !ancestors(operation.path.path).some((path) => given.has(path))) found.push(operation);
  }
  return found.toReversed();
}

export function isCopy(operation: FileOperation): operation is CopyOperation {
  return operation.kind === 'copy';
}

/** Deeper than any real path. */
const DEEPEST = 64;

/** The directories that hold a path, the highest first, and the path itself. */
export function ancestors(path: string): readonly string[] {
  const found = ['/'];
  for (let at = path.indexOf('/', 1); at > 0 && found.length < DEEPEST; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return path === '/' ? found : [...found, path];
}
