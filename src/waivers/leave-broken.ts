import { instructionEvidence } from '../facts/evidence.ts';
import type { StageOutcome } from '../plan/types.ts';
import type { Finding } from '../rewrite/types.ts';

/**
 * Where the repair of a stage's entry is waived, the array stays damaged, and what depends on it stays as it is.
 *
 * @param waived what exec-quotes found and the file's comments leave
 */
export function leaveBroken(outcome: StageOutcome, waived: readonly Finding[]): StageOutcome {
  if (outcome.kind !== 'plan' || waived.length === 0) return outcome;
  const { file, stage } = outcome.subject;
  const entry = [stage.entry.entrypoint, stage.entry.cmd].flatMap((part) => (part?.form === 'exec' && part.repair !== 'none' ? (part.by ?? []) : []));
  const left = entry.filter(({ first, last }) => waived.some(({ place }) => first <= place.line && place.line <= last));
  if (left.length === 0) return outcome;
  const evidence = left.map((instruction) => instructionEvidence(file, instruction));
  return { kind: 'manual', subject: outcome.subject, hazards: [{ code: 'entry-broken', level: 'manual', message: 'the entry is a damaged array, and a comment in the file says to leave it', evidence }] };
}
