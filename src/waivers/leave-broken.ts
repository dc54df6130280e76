import type { Instruction } from '../dockerfile/types.ts';
import { damagedArraysOf } from '../facts/damaged-arrays.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Hazard, StageOutcome } from '../plan/types.ts';
import type { Finding } from '../rewrite/types.ts';

/**
 * Where the repair of an array of a stage is waived, the array stays damaged, and what depends on it stays as it is.
 *
 * @param waived what exec-quotes found and the file's comments leave
 */
export function leaveBroken(outcome: StageOutcome, waived: readonly Finding[]): StageOutcome {
  if (outcome.kind !== 'plan' || waived.length === 0) return outcome;
  const { subject } = outcome;
  const isLeft = ({ first, last }: Instruction): boolean => waived.some(({ place }) => first <= place.line && place.line <= last);
  const { entrypoint, cmd } = subject.stage.entry;
  const entry = [entrypoint, cmd].flatMap((part) => (part?.form === 'exec' && part.repair !== 'none' ? (part.by ?? []) : [])).filter(isLeft);
  const arrays = damagedArraysOf(subject.stage).map(({ by }) => by).filter(isLeft);
  const manual = (code: 'entry-broken' | 'part-left-out', what: string, left: readonly Instruction[]): StageOutcome => {
    const evidence = left.map((instruction) => instructionEvidence(subject.file, instruction));
    const hazard: Hazard = { code, level: 'manual', message: `${what} is a damaged array, and a comment in the file says to leave it`, evidence };
    return { kind: 'manual', subject, hazards: [hazard] };
  };
  if (entry.length > 0) return manual('entry-broken', 'the entry', entry);
  return arrays.length > 0 ? manual('part-left-out', 'what the plan rests on', arrays) : outcome;
}
