import { damagedArraysOf } from '../facts/damaged-arrays.ts';
import type { DamagedArray } from '../facts/damaged-arrays.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Hazard } from '../plan/types.ts';
import { isSelected } from '../rewrite/selection.ts';
import type { Judged } from './types.ts';

/** What the stage makes, copies and mounts is read from its arrays: a damaged one whose repair is a guess makes the plan one too. */
export function damagedArrays(judged: Judged): readonly Hazard[] {
  return damagedArraysOf(judged.stage).flatMap((array) => {
    const { by, repair } = array;
    if (repair.kind === 'repaired' && repair.level === 'safe') return [];
    return [{ ...outcomeOf(judged, array), evidence: [instructionEvidence(judged.file, by)] }];
  });
}

function outcomeOf({ policy }: Judged, { by: { keyword }, repair }: DamagedArray): Omit<Hazard, 'evidence'> {
  const start = `the array of a ${keyword} is damaged, and`;
  if (repair.kind === 'manual') return { code: repair.code, level: 'manual', message: `${start} nobody can say what it means` };
  if (!isSelected(policy, 'exec-quotes')) return { code: 'part-left-out', level: 'manual', message: `${start} exec-quotes, which repairs it, is left out` };
  return { code: repair.worst, level: 'unsafe', message: `${start} its repair is a guess` };
}
