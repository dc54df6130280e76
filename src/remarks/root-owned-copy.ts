import { posix } from 'node:path';
import { placeOf } from '../dockerfile/lines.ts';
import { stageChain } from '../facts/chain.ts';
import { isInside } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { findStage } from '../facts/runtime-stages.ts';
import type { CopyOperation, UserFact } from '../facts/types.ts';
import { applicationDirectory } from '../plan/application-directory.ts';
import type { Subject } from '../plan/types.ts';
import type { Note } from '../rewrite/types.ts';
import { LaterOwners } from './later-owners.ts';
import { isMadeByRoot } from './made-by-root.ts';
import type { RemarkCheck } from './types.ts';

/** More evidence than a reader needs. */
const MOST_SHOWN = 10;
const MOST_JUDGED = 200;

interface RootOwned {
  readonly copy: CopyOperation;
  /** Who was in force there. */
  readonly user: Extract<UserFact, { kind: 'user' }>;
  readonly writable: 'nobody' | 'everybody';
}

/**
 * COPY and ADD behind a USER of the file, without --chown, into the application directory: what comes from the build context
 * is root's whoever is in force (Dockerfile reference, "COPY --chown"). Reading works, writing fails.
 */
export const rootOwnedCopy: RemarkCheck = (subject): readonly Note[] => {
  const { file } = subject;
  const found = rootOwned(subject);
  const [first] = found;
  if (first === undefined) return [];
  const { user } = first;
  const directory = applicationDirectory(subject)?.path.path ?? first.copy.path.path;
  const what = `${first.copy.by.keyword} behind USER ${user.text} leaves files of root in ${directory}`;
  const rest = found.some(({ writable }) => writable === 'nobody')
    ? `which ${user.user} can read but not write; --chown=${user.text} gives them to it`
    : `and chmod lets everybody write them; --chown=${user.text} is enough for ${user.user}`;
  return [
    {
      code: 'root-owned-copy',
      place: placeOf(file, first.copy.by.span.start),
      message: `${what}, ${rest}`,
      evidence: found.slice(0, MOST_SHOWN).map(({ copy }) => instructionEvidence(file, copy.by)),
    },
  ];
};

function rootOwned(subject: Subject): readonly RootOwned[] {
  const chain = stageChain(subject.stage);
  const directory = chain.some(({ own }) => own.users.length > 0) ? applicationDirectory(subject) : undefined;
  if (directory === undefined) return [];
  const later = new LaterOwners(subject.doings);
  const found: RootOwned[] = [];
  // From the end, so that what comes later is known.
  for (const link of chain.toReversed()) {
    for (let at = link.own.operations.length - 1; at >= 0; at -= 1) {
      const operation = link.own.operations[at];
      if (operation === undefined) continue;
      const user = operation.kind === 'copy' ? link.before.get(operation.by)?.user : undefined;
      if (operation.kind === 'copy' && operation.chown === undefined && user?.kind === 'user' && user.setBy !== undefined) {
        const writable = later.writableBy(operation);
        if (writable !== 'owner' && isInside(operation.path.path, directory.path.path)) found.push({ copy: operation, user, writable });
      }
      later.add(operation);
    }
  }
  // Of very many copies the first few tell as much as all.
  return found.slice(-MOST_JUDGED).toReversed().filter(({ copy }) => isRoots(subject, copy));
}

/** From the context it is root's; from a stage, whosever it was there, which counts only where the program works. */
function isRoots(subject: Subject, copy: CopyOperation): boolean {
  if (copy.from === undefined) return true;
  const { stage, facts, file } = subject;
  if (stage.workdir === undefined || !isInside(copy.path.path, stage.workdir.path)) return false;
  const source = findStage(file, copy.from, copy.by.stage);
  const made = source === undefined ? undefined : facts.stages[source.index];
  return made !== undefined && copy.sources.every((path) => isMadeByRoot({ file, facts }, made, posix.resolve('/', path)));
}
