import { scan } from '../src/dockerfile/scan.ts';
import type { HostileInput } from './hostile-input.ts';

/** How near the answer comes: closer would only cost time. */
const PRECISION = 0.02;

/** About the largest size of an input, up to its full one, that is read; 0 if none is. */
export function largestRead({ text, full }: HostileInput): number {
  const isRead = (size: number): boolean => scan(text(size)).ok;
  if (isRead(full)) return full;
  let low = 0;
  for (let high = full; high - low > Math.max(1, low * PRECISION); ) {
    const middle = Math.floor((low + high) / 2);
    if (isRead(middle)) low = middle;
    else high = middle;
  }
  return low;
}
