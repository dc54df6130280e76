import { entryWrites } from '../hazards/entry-writes.ts';
import { isPrivate } from '../hazards/private-modes.ts';
import type { CopyOperation } from '../facts/types.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';
import { isInside } from '../facts/directories.ts';

/** More COPYs from other stages than any real stage has. */
const MOST_KEPT = 100;

/**
 * Of the COPYs that keep the owners of another stage, those whose content the identity must own all the same: the entry is
 * seen to write there, or they make it private.
 */
export function keptForWriting(subject: Subject, identity: Identity, directories: readonly OwnedDirectory[], copies: readonly CopyOperation[]): ReadonlySet<CopyOperation> {
  const writes = (owned: readonly OwnedDirectory[]): number => entryWrites({ ...subject, identity, owned }).reduce((sum, { evidence }) => sum + evidence.length, 0);
  const shut = copies.filter(({ chmod }) => chmod !== undefined && isPrivate(chmod));
  if (copies.length > MOST_KEPT) return new Set(writes([]) > 0 ? copies : shut);
  const written = copies.filter(({ path }) => {
    const others = directories.filter((directory) => !isInside(path.path, directory.path));
    const here = directories.find((directory) => isInside(path.path, directory.path));
    // Fewer places are left that it may not write to, once it owns this one.
    return here !== undefined && writes([...others, { ...here, path: path.path }]) < writes(others);
  });
  return new Set([...shut, ...written]);
}
