import { stageChain } from '../facts/chain.ts';
import { isInside } from '../facts/directories.ts';
import { findStage } from '../facts/runtime-stages.ts';
import type { CopyOperation, FileOperation, StageFacts } from '../facts/types.ts';
import { userOf } from '../facts/user.ts';
import type { Subject } from '../plan/types.ts';

/** A chain of COPY --from longer than any real file has. */
const MAX_HOPS = 16;

type Search = Pick<Subject, 'file' | 'facts'>;

/**
 * Whether what a stage holds at a path is certainly root's: the stage ran as nobody else, gave nothing around the path away
 * and got nothing from a stage that did. COPY --from keeps the owner that its source has there.
 */
export function isMadeByRoot(search: Search, stage: StageFacts, path: string): boolean {
  return isRoots(search, stage, path, new Map(), 0);
}

/** `whole`: what is known of stages as a whole. */
function isRoots(search: Search, stage: StageFacts, path: string, whole: Map<StageFacts, boolean>, hops: number): boolean {
  const chain = stageChain(stage);
  if (hops >= MAX_HOPS || chain.some((link) => link.user.kind !== 'root' || link.own.users.length > 0 || link.own.opaque.length > 0)) return false;
  let made = false;
  for (const operation of chain.flatMap((link) => link.own.operations)) {
    if (operation.kind === 'remove' || operation.kind === 'volume' || !touches(operation, path)) continue;
    if (isGivenAway(operation) || (operation.kind === 'copy' && operation.from !== undefined && !isRootsAsAWhole(search, operation, whole, hops + 1))) return false;
    made = true;
  }
  // Another part of the image may come with an owner of its own.
  return made;
}

function isRootsAsAWhole(search: Search, copy: CopyOperation, whole: Map<StageFacts, boolean>, hops: number): boolean {
  const source = findStage(search.file, copy.from ?? '', copy.by.stage);
  const stage = source === undefined ? undefined : search.facts.stages[source.index];
  if (stage === undefined) return false;
  const roots = whole.get(stage) ?? isRoots(search, stage, '/', whole, hops);
  whole.set(stage, roots);
  return roots;
}

function isGivenAway(operation: FileOperation): boolean {
  if (operation.kind === 'chown') return !isRoot(operation.owner);
  return operation.kind === 'copy' && operation.chown !== undefined && !isRoot(operation.chown);
}

function isRoot(owner: string): boolean {
  return userOf(owner, undefined).kind === 'root';
}

function touches({ path: { path } }: FileOperation, other: string): boolean {
  return isInside(path, other) || isInside(other, path);
}
