import type { FileOperation } from '../facts/types.ts';
import { ancestors } from './copy-state.ts';
import { make, MOST_OWNED } from './owned-directory.ts';
import type { OwnedDirectory, Subject } from './types.ts';

export interface NestedDirectories {
  readonly named: readonly OwnedDirectory[];
  /** Directories that hold others which cannot be named one by one. */
  readonly unnamed: readonly OwnedDirectory[];
}

/** What mkdir and WORKDIR make, and leave, inside of directories. */
export function nestedDirectories(subject: Subject, directories: ReadonlyMap<string, OwnedDirectory>): NestedDirectories {
  const removed = new Set<string>();
  const named = new Map<string, FileOperation>();
  const unnamed = new Set<OwnedDirectory>();
  for (const operation of subject.doings.operations.toReversed()) {
    const { kind, path } = operation;
    if (kind === 'remove') removed.add(path.path);
    if ((kind !== 'mkdir' && kind !== 'workdir') || directories.has(path.path)) continue;
    const holders = ancestors(path.path);
    const holder = holders.findLast((each) => directories.has(each));
    const directory = holder === undefined ? undefined : directories.get(holder);
    if (directory === undefined || holders.some((each) => removed.has(each))) continue;
    if (path.overridable || named.size > MOST_OWNED) unnamed.add(directory);
    else named.set(path.path, operation);
  }
  return { named: [...named.values()].toReversed().map((operation) => make(subject, operation.path, operation)), unnamed: [...unnamed] };
}
