import type { Edit, Instruction } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import type { Ownership } from './ownership.ts';
import { above, insert, ROOT_WORK } from './placement.ts';
import type { InsertionPoint } from './placement.ts';
import type { OwnedDirectory, Subject } from './types.ts';

/**
 * `RUN chown -R` right above USER; where a VOLUME follows the content, above that VOLUME, since a builder may
 * discard what is changed below a volume after its declaration (Dockerfile reference, VOLUME).
 *
 * @param opens nothing else goes to USER's place before it
 */
export function chownEdits({ file, stage }: Subject, owned: Ownership, user: InsertionPoint, opens: boolean): readonly Edit[] {
  // A VOLUME behind the entry stands below USER, where root is gone: what it needs is done above USER too.
  const early = owned.early.filter(({ volume }) => volume !== undefined && volume.span.start < user.offset);
  const behind = owned.early.filter((directory) => !early.includes(directory) && !owned.missing.includes(directory));
  const covered = owned.missing.filter((directory) => !owned.alone.has(directory));
  const late = [...owned.missing, ...behind.filter(({ path }) => !covered.some((other) => isInside(path, other.path)))];
  const made = [...new Set([...late, ...behind])].filter((directory) => !early.includes(directory));
  const edits = groups(stage.stage.instructions, early).map(([first, directories]) => insert(file, above(file, first), [giveAway(owned, directories, directories)], { opens: true, closes: true }));
  // USER follows at the same place and closes the block.
  if (late.length > 0) edits.push(insert(file, user, [giveAway(owned, late, made)], { opens, closes: false }));
  return edits;
}

/** VOLUMEs between which nothing works on the file system are served at once, above the first of them. */
function groups(instructions: readonly Instruction[], early: readonly OwnedDirectory[]): readonly (readonly [first: Instruction, directories: readonly OwnedDirectory[]])[] {
  const found: [Instruction, OwnedDirectory[]][] = [];
  let open: [Instruction, OwnedDirectory[]] | undefined;
  for (const instruction of instructions) {
    if (ROOT_WORK.has(instruction.keyword)) open = undefined;
    const directories = early.filter(({ volume }) => volume === instruction);
    if (directories.length === 0) continue;
    if (open === undefined) found.push((open = [instruction, []]));
    open[1].push(...directories);
  }
  return found;
}

function giveAway({ identity: { owner }, alone }: Ownership, directories: readonly OwnedDirectory[], made: readonly OwnedDirectory[]): string {
  const paths = (list: readonly OwnedDirectory[]): string => list.map((directory) => ` ${directory.written}`).join('');
  const holds = (outer: OwnedDirectory, inner: OwnedDirectory): boolean => outer !== inner && outer.path !== inner.path && isInside(inner.path, outer.path);
  const absent = made.filter(({ exists }) => !exists);
  // `mkdir -p` makes what is above a directory, and `chown -R` gives what is below it.
  const missing = absent.filter((directory) => !absent.some((inner) => holds(directory, inner)));
  const single = directories.filter((directory) => alone.has(directory));
  const all = directories.filter((directory) => !alone.has(directory));
  const whole = all.filter((directory) => !all.some((outer) => holds(outer, directory)));
  const commands = [
    ...(missing.length === 0 ? [] : [`mkdir -p${paths(missing)}`]),
    ...(single.length === 0 ? [] : [`chown ${owner}${paths(single)}`]),
    ...(whole.length === 0 ? [] : [`chown -R ${owner}${paths(whole)}`]),
  ];
  return `RUN ${commands.join(' && ')}`;
}
