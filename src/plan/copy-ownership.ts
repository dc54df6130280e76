import { skipSeparators, skipSpace, wordEnd } from '../dockerfile/blanks.ts';
import type { Edit, Instruction } from '../dockerfile/types.ts';
import { damageOf } from '../facts/exec-array.ts';
import { toSourceOffset } from '../dockerfile/source-map.ts';
import { isLinked } from './copy-owners.ts';
import type { OwnedCopy } from './copy-owners.ts';
import { ancestors } from './copy-state.ts';
import { copyOwner, numbersOf } from './identity/copy-owner.ts';
import { knownFrom } from './identity/known-from.ts';
import { ownedCandidates } from './owned-candidates.ts';
import type { Identity, Subject } from './types.ts';

/**
 * Ownership in an image without a shell, where no RUN can chown: `--chown` on each COPY and ADD of this stage into the
 * directories that the identity must own.
 */
export function copyOwnership(subject: Subject, identity: Identity): readonly OwnedCopy[] {
  const { ownership } = subject.policy;
  const directories = new Set(ownership === 'none' ? [] : ownedCandidates(subject).map(({ path }) => path));
  if (directories.size === 0) return [];
  const known = knownFrom(subject, identity, 0) ?? Number.POSITIVE_INFINITY;
  return subject.stage.own.operations.flatMap((operation) => {
    if (operation.kind !== 'copy' || operation.chown !== undefined || (ownership === 'copy' && operation.from !== undefined)) return [];
    if (!ancestors(operation.path.path).some((each) => directories.has(each))) return [];
    const { by } = operation;
    if (damageOf(by) !== undefined) return [];
    // A group that nothing tells is left to the builder.
    const named = by.span.start >= known ? (copyOwner(subject, identity, isLinked(operation)) ?? (isLinked(operation) ? undefined : identity.user)) : undefined;
    const owner = named ?? numbersOf(subject, identity);
    return owner === undefined || owner.includes('$') ? [] : [{ by, owner }];
  });
}

/** `--chown` in front of everything else behind the keyword: a bare `--` ends the flags (BuildKit's split_command.go). */
export function copyEdits(copies: readonly OwnedCopy[]): readonly Edit[] {
  return copies.map(({ by, owner }) => {
    const offset = toSourceOffset(by, argumentsStart(by));
    return { start: offset, end: offset, text: `--chown=${owner} ` };
  });
}

function argumentsStart({ text }: Instruction): number {
  const keyword = skipSpace(text, 0, text.length);
  // Behind any other blank than a separator there are no flags (split_command.go, splitCommand).
  return skipSeparators(text, wordEnd(text, keyword, text.length), text.length);
}
