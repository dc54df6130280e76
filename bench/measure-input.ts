import { bestOf } from './best-of.ts';
import { forgetTexts } from './forget-texts.ts';
import type { HostileInput } from './hostile-input.ts';
import { largestRead } from './largest-read.ts';
import { makeReady, rewriteInput } from './rewrite-input.ts';

export interface Measured {
  readonly input: HostileInput;
  /** At the full size, which may be refused. */
  readonly full: number;
  /** The largest size that is read, and its time. */
  readonly size: number;
  readonly read: number;
  /** How much longer that takes than half of it: 2 is linear. */
  readonly ratio: number;
  /** Why the benchmark fails, if it does. */
  readonly problem: string | undefined;
}

/** No input may take longer. */
const MOST_MILLISECONDS = 1_000;
/** Linear is 2, the square 4. */
const MOST_RATIO = 3;
/** Shorter times tell more of the machine than of the growth. */
const TELLING_MILLISECONDS = 100;

/**
 * Measures one family of inputs: at its full size, at the largest that is read, and at half of that. Looks again where the
 * first look fails: another process may have been at work.
 */
export function measureInput(input: HostileInput): Measured {
  const size = largestRead(input);
  const first = measureAt(input, size);
  return first.problem === undefined ? first : measureAt(input, size);
}

function measureAt(input: HostileInput, size: number): Measured {
  const half = timeOf(input, Math.floor(size / 2));
  const read = timeOf(input, size);
  const full = size === input.full ? read : timeOf(input, input.full);
  const ratio = read / half;
  return { input, full, size, read, ratio, problem: problemOf(Math.max(full, read), read, ratio) };
}

function timeOf(input: HostileInput, size: number): number {
  const ready = makeReady(input, size);
  // What has run once is compiled.
  rewriteInput(ready);
  return bestOf(3, () => rewriteInput(ready), forgetTexts);
}

function problemOf(longest: number, read: number, ratio: number): string | undefined {
  if (longest > MOST_MILLISECONDS) return 'takes too long';
  return read >= TELLING_MILLISECONDS && ratio > MOST_RATIO ? 'grows faster than its size' : undefined;
}
