import type { Segment } from './types.ts';

/** The segment that holds the character of the joined text at `offset`. Binary search. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.joined ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const segment = segments[low - 1];
  return segment !== undefined && offset < segment.joined + segment.length ? segment : undefined;
}

/**
 * The source offset of the character of the joined text at `offset`.
 *
 * @throws RangeError if the joined text has no such character.
 */
export function sourceOffset(segments: readonly Segment[], offset: number): number {
  const segment = segmentAt(segments, offset);
  if (segment === undefined) throw new RangeError(`no character ${offset} in the joined text`);
  return segment.source + offset - segment.joined;
}
