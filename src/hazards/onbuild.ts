import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** The stage is a base of others: ONBUILD triggers run as its final user. */
export function onbuild(judged: Judged): readonly Hazard[] {
  const evidence = judged.stage.own.onbuild.map((instruction) => instructionEvidence(judged.file, instruction));
  if (evidence.length === 0) return [];
  return [{ code: 'onbuild', level: 'manual', message: 'the image is a base of others: its ONBUILD triggers would run as the new user', evidence }];
}
