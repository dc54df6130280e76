import type { Instruction } from '../dockerfile/types.ts';
import { isInside } from '../facts/directories.ts';
import { copyGifts } from './copy-gifts.ts';
import type { OwnedCopy } from './copy-owners.ts';
import { ownershipAt } from './ownership-state.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';

export { ownedCandidates } from './owned-candidates.ts';
export { canOwn, MOST_OWNED } from './owned-directory.ts';

export interface Ownership {
  /** Who gets them; with fixed ids where a COPY can only name numbers. */
  readonly identity: Identity;
  /** All that the identity will own, whether it does already or not. */
  readonly all: readonly OwnedDirectory[];
  /** What it does not own yet at the end of the stage. */
  readonly missing: readonly OwnedDirectory[];
  /** Volumes of this stage to be given above their VOLUME. */
  readonly early: readonly OwnedDirectory[];
  /** Those among them that are given by themselves, without what is in them. */
  readonly alone: ReadonlySet<OwnedDirectory>;
  /** COPY and ADD that get an owner. */
  readonly copies: readonly OwnedCopy[];
  /** VOLUMEs above which something may be given. */
  readonly volumes: readonly Instruction[];
}

/** What becomes of the directories that an identity must own (`ownedCandidates`), by the way that the policy wants it. */
export function ownership(subject: Subject, identity: Identity, candidates: readonly OwnedDirectory[]): Ownership {
  const all = distinct(candidates);
  const prepared = new Set(all.filter(({ volume }) => volume !== undefined).map(({ path }) => path));
  const states = all.map((directory) => ({ directory, ...ownershipAt(subject, identity, directory, prepared) }));
  const nothing = { identity, missing: [], early: [], alone: new Set<OwnedDirectory>(), copies: [], volumes: [] };
  if (subject.policy.ownership === 'none') return { ...nothing, all: states.filter(({ owned }) => owned).map(({ directory }) => directory) };
  const early = states.filter(({ directory, ownedAtVolume }) => directory.volume !== undefined && !ownedAtVolume).map(({ directory }) => directory);
  const volumes = early.flatMap(({ volume }) => volume ?? []);
  if (subject.policy.ownership === 'copy') return { all, volumes, ...copyGifts(subject, identity, candidates, volumes) };
  const missing = states
    .filter(({ directory, owned, filledAfterVolume }) => !owned && (directory.volume === undefined || filledAfterVolume))
    .map(({ directory }) => directory);
  const alone = new Set(states.filter(({ contentOwned }) => contentOwned).map(({ directory }) => directory));
  return { ...nothing, alone, all, missing: missing.filter((directory) => !missing.some((other) => other !== directory && !alone.has(other) && isInside(directory.path, other.path))), early, volumes };
}

/** Each directory once, and not those that lie in another; but a volume keeps an entry of its own: a builder may make its mount point root's. */
function distinct(candidates: readonly OwnedDirectory[]): readonly OwnedDirectory[] {
  const all: OwnedDirectory[] = [];
  for (const directory of candidates) {
    const place = placeOf(directory);
    const holder = all.find((other) => placeOf(other) === place);
    if (holder === undefined && (directory.volume !== undefined || !all.some((other) => isInside(place, placeOf(other))))) all.push(directory);
    // By its path: where its VOLUME stands, the working directory may be another.
    else if (holder !== undefined && holder.volume === undefined && directory.volume !== undefined) all.splice(all.indexOf(holder), 1, { ...directory, why: holder.why });
  }
  return all;
}

/** Behind a link, the directory itself, which may be listed by its own name too. */
function placeOf({ path, link }: OwnedDirectory): string {
  return link?.target ?? path;
}
