import type { PlanInput } from '../plan/to-subject.ts';
import { toSubject } from '../plan/to-subject.ts';
import type { StageOutcome } from '../plan/types.ts';
import type { Note } from '../rewrite/types.ts';
import { dropsGroups } from './drops-groups.ts';
import { ownerWithoutPasswd, userWithoutPasswd } from './name-without-passwd.ts';
import { rootOwnedCopy } from './root-owned-copy.ts';
import type { RemarkCheck, Remarks } from './types.ts';
import { unusedAccount } from './unused-account.ts';

/** In the order in which they are shown for one stage. */
const CHECKS: readonly RemarkCheck[] = [ownerWithoutPasswd, rootOwnedCopy, dropsGroups, unusedAccount];

/**
 * What is worth saying of the stages that run as a user other than root, and so need nothing. Said once where several
 * stages share the lines that it is about.
 */
export function findRemarks(input: PlanInput, outcomes: readonly StageOutcome[]): Remarks {
  const subjects = outcomes.flatMap((outcome) => (isNonRoot(outcome) ? [toSubject(input, outcome.subject.stage)] : []));
  const planned = outcomes.flatMap((outcome) => (outcome.kind === 'plan' && isScratch(outcome) ? ownerWithoutPasswd(toSubject(input, outcome.subject.stage)) : []));
  const notes = [...planned, ...subjects.flatMap((subject) => CHECKS.flatMap((check) => check(subject)))];
  const once = new Map(notes.map((note) => [keyOf(note), note]));
  return { notes: [...once.values()], findings: subjects.flatMap((subject) => userWithoutPasswd(subject)) };
}

function isNonRoot(outcome: StageOutcome): boolean {
  return outcome.kind === 'clean' && (outcome.code === 'non-root' || outcome.code === 'base-non-root');
}

/** Names of owners do as little there whoever the stage runs as. */
function isScratch({ subject }: StageOutcome): boolean {
  return subject.stage.rootImage.image?.family === 'scratch';
}

function keyOf({ code, place, message }: Note): string {
  return `${code} ${place.line}:${place.column} ${message}`;
}
