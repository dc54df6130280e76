import type { Instruction } from '../dockerfile/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { CopyOperation } from '../facts/types.ts';
import { applicationDirectory } from './application-directory.ts';
import { copyOwners, isLinked } from './copy-owners.ts';
import type { OwnedCopy } from './copy-owners.ts';
import { ancestors, isCopy, selfOwnership, uncovered } from './copy-state.ts';
import { creationPoint } from './creation-point.ts';
import { withFixedIds } from './identity/fixed-ids.ts';
import { keptForWriting } from './kept-for-writing.ts';
import { nestedDirectories } from './nested-directories.ts';
import { MOST_OWNED } from './owned-directory.ts';
import { ownershipAt } from './ownership-state.ts';
import { userPoint } from './placement.ts';
import { privatePaths } from './private-paths.ts';
import { shellQuote } from './shell-quote.ts';
import type { Identity, OwnedDirectory, Subject } from './types.ts';
import { userTool } from './user-tool.ts';

export interface CopyGifts {
  readonly identity: Identity;
  readonly missing: readonly OwnedDirectory[];
  readonly early: readonly OwnedDirectory[];
  readonly alone: ReadonlySet<OwnedDirectory>;
  readonly copies: readonly OwnedCopy[];
}

/**
 * Gives by `--chown` on COPY and ADD, so that no layer holds content twice. By chown only: directories themselves, those
 * that no COPY fills, and what a COPY brings that can be given no owner. What RUN makes stays root's.
 *
 * @param volumes VOLUMEs above which something may be given
 */
export function copyGifts(subject: Subject, chosen: Identity, candidates: readonly OwnedDirectory[], volumes: readonly Instruction[]): CopyGifts {
  const { operations } = subject.doings;
  const directories = new Map<string, OwnedDirectory>();
  for (const directory of candidates) {
    const holder = directories.get(directory.path);
    if (holder === undefined || (holder.volume === undefined && directory.volume !== undefined)) directories.set(directory.path, directory);
  }
  const copies = uncovered(operations, chosen, isCopy).filter(({ chown, path }) => chown === undefined && ancestors(path.path).some((each) => directories.has(each)));
  const identity = copies.some((copy) => isLinked(copy)) ? withFixedIds(subject, chosen) : chosen;
  const tool = userTool(subject);
  const created = creationPoint(subject, identity, tool, volumes, userPoint(subject.file, subject.stage)).offset;
  const owners = copyOwners(subject, identity, copies, created);
  const kept = keptForWriting(subject, identity, [...directories.values()], copies.filter(({ from }) => from !== undefined));
  const left = copies.filter((copy) => (copy.from === undefined ? !owners.has(copy) : kept.has(copy)));
  const nested = nestedDirectories(subject, directories);

  // What must be given with all that is in it, whatever else it holds.
  const whole = new Map<string, OwnedDirectory>(nested.unnamed.map((directory) => [directory.path, directory]));
  for (const { path } of privatePaths(subject, identity, directories, owners)) {
    const holder = holderOf(directories, path.path);
    if (holder !== undefined) whole.set(holder.path, holder);
  }
  const lastRun = subject.stage.stage.instructions.findLast(({ keyword }) => keyword === 'RUN')?.span.start ?? 0;
  for (const copy of left) {
    const isLast = copy.by.span.start > lastRun && left.length <= MOST_OWNED;
    const directory = directories.get(copy.path.path) ?? (isLast ? landing(subject, copy) : undefined) ?? holderOf(directories, copy.path.path);
    if (directory !== undefined) whole.set(directory.path, directory);
  }
  const isWithin = (path: string): boolean => ancestors(path).some((each) => whole.has(each));
  const given = [...owners].filter(([copy]) => !isWithin(copy.path.path));
  const filled = new Set(given.flatMap(([copy]) => ancestors(copy.path.path)));
  const forced = new Set(whole.values());
  const application = applicationDirectory(subject)?.path.path;
  const alone = new Set<OwnedDirectory>();
  const parentsFirst = [...directories.values()].toSorted((a, b) => a.path.length - b.path.length);
  for (const directory of parentsFirst) {
    if (isWithin(directory.path)) continue;
    if (directory.path === application || filled.has(directory.path)) alone.add(directory);
    else whole.set(directory.path, directory);
  }
  for (const directory of nested.named) if (!isWithin(directory.path)) alone.add(directory);
  return { identity, copies: given.map(([{ by }, owner]) => ({ by, owner })), ...byTime(subject, identity, [...whole.values()], alone, forced) };
}

/** What a COPY brings as a place of its own; only if no RUN follows, which could take it away. */
function landing({ file }: Subject, { path, by, text }: CopyOperation): OwnedDirectory | undefined {
  return path.overridable ? undefined : { path: path.path, written: shellQuote(path.path), exists: true, volume: undefined, why: instructionEvidence(file, by, text) };
}

function holderOf(directories: ReadonlyMap<string, OwnedDirectory>, path: string): OwnedDirectory | undefined {
  const holder = ancestors(path).findLast((each) => directories.has(each));
  return holder === undefined ? undefined : directories.get(holder);
}

/** What is given above a VOLUME, and what at the end. */
function byTime(subject: Subject, identity: Identity, whole: readonly OwnedDirectory[], alone: ReadonlySet<OwnedDirectory>, forced: ReadonlySet<OwnedDirectory>): Pick<CopyGifts, 'missing' | 'early' | 'alone'> {
  const states = [
    ...[...alone].map((directory) => ({ directory, filledAfterVolume: false, ...selfOwnership(subject, identity, directory) })),
    ...whole.map((directory) => ({ directory, ...ownershipAt(subject, identity, directory) })),
  ];
  const early = states.filter(({ directory, ownedAtVolume }) => directory.volume !== undefined && !ownedAtVolume).map(({ directory }) => directory);
  const late = states
    .filter(({ directory, owned, filledAfterVolume }) => (!owned || forced.has(directory)) && (directory.volume === undefined || filledAfterVolume))
    .map(({ directory }) => directory);
  const outer = new Set(late.filter((directory) => !alone.has(directory)).map(({ path }) => path));
  const missing = late.filter((directory) => !ancestors(directory.path).some((each) => each !== directory.path && outer.has(each)));
  return { missing, early, alone };
}
