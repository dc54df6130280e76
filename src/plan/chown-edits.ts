import type { Edit } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import type { Ownership } from './ownership.ts';
import { above, insert } from './placement.ts';
import type { InsertionPoint } from './placement.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

/**
 * `RUN chown -R` right above USER; where a VOLUME follows the content, above that VOLUME, since a builder may
 * discard what is changed below a volume after its declaration (Dockerfile reference, VOLUME).
 */
export function chownEdits({ file, stage }: Subject, identity: Identity, owned: Ownership, user: InsertionPoint): readonly Edit[] {
  // A VOLUME behind the entry stands below USER, where root is gone: what it needs is done above USER too.
  const early = owned.early.filter(({ volume }) => volume !== undefined && volume.span.start < user.offset);
  const behind = owned.early.filter((directory) => !early.includes(directory) && !owned.missing.includes(directory));
  const late = [...owned.missing, ...behind.filter(({ path }) => !owned.missing.some((other) => isInside(path, other.path)))];
  const edits: Edit[] = [];
  const first = stage.stage.instructions.find((instruction) => early.some((directory) => directory.volume === instruction));
  if (first !== undefined) edits.push(insert(file, above(file, first), [giveAway(identity, early, early)], true));
  // USER follows at the same place and closes the block.
  const made = [...late, ...behind].filter((directory, at, all) => !directory.exists && all.indexOf(directory) === at);
  if (late.length > 0) edits.push(insert(file, user, [giveAway(identity, late, made)], false));
  return edits;
}

function giveAway(identity: Identity, directories: readonly OwnedDirectory[], made: readonly OwnedDirectory[]): string {
  const paths = (list: readonly OwnedDirectory[]): string => list.map((directory) => directory.written).join(' ');
  return `RUN ${made.length > 0 ? `mkdir -p ${paths(made)} && ` : ''}chown -R ${identity.owner} ${paths(directories)}`;
}
