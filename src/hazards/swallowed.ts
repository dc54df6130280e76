import { stageChain } from '../facts/chain.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** Instructions that a dangling continuation has made arguments of another: what the author meant is not what is built. */
export function swallowed(judged: Judged): readonly Hazard[] {
  const chain = new Set(stageChain(judged.stage).map((stage) => stage.stage.index));
  const evidence = judged.facts.swallowed
    .filter(({ by }) => chain.has(by.stage))
    .map(({ place, span }) => ({ place, text: judged.file.text.slice(span.start, span.end).trim() }));
  if (evidence.length === 0) return [];
  return [{ code: 'swallowed-instruction', level: 'manual', message: SWALLOWED, evidence }];
}

export const SWALLOWED = 'a line above ends in a continuation, so Docker reads this line as arguments, not as an instruction';
