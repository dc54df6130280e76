import { bestOf } from '../bench/best-of.ts';
import { forgetTexts } from '../bench/forget-texts.ts';
import type { RewriteInput } from '../src/rewrite/rewrite.ts';
import type { RewriteFunction } from './judge.ts';
import type { Fault } from './types.ts';

/** No real file may take longer. */
export const MOST_MILLISECONDS = 50;

/**
 * Whether a rewrite takes too long. One long run says nothing, since another process may have had the processor: it must be
 * long each time.
 *
 * @param milliseconds that the first run took
 * @param most that it may take
 */
export function checkSpeed(rewrite: RewriteFunction, input: RewriteInput, milliseconds: number, most: number = MOST_MILLISECONDS): Fault | undefined {
  if (milliseconds <= most) return undefined;
  const best = bestOf(4, () => rewrite(input), forgetTexts);
  return best > most ? { kind: 'slow', detail: `${best.toFixed(0)} ms` } : undefined;
}
