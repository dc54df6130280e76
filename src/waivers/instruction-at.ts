import type { Dockerfile } from '../dockerfile/types.ts';

/** Index of the last instruction that starts at a line (from 1) or above it; -1 above all. */
export function lastStartedAt({ instructions }: Dockerfile, line: number): number {
  let low = 0;
  for (let high = instructions.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.first ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
