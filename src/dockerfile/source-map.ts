import { segmentAt, sourceOffset } from './segments.ts';
import type { Instruction, Span } from './types.ts';

type Mapped = Pick<Instruction, 'text' | 'segments' | 'span'>;

/**
 * Where the character at `offset` of an instruction's joined text stands in the file. For the offset
 * behind its last character: behind that character's place in the file.
 *
 * @throws RangeError if `offset` is outside the joined text.
 */
export function toSourceOffset(instruction: Mapped, offset: number): number {
  if (offset !== instruction.text.length) return sourceOffset(instruction.segments, offset);
  return offset === 0 ? instruction.span.start : sourceOffset(instruction.segments, offset - 1) + 1;
}

/**
 * Where a span of an instruction's joined text stands in the file; undefined if it is not contiguous
 * there, because a continuation lies in it. An empty span stands before the character at its start.
 *
 * @throws RangeError if the span is outside the joined text or ends before it starts.
 */
export function toSource(instruction: Mapped, span: Span): Span | undefined {
  if (span.end < span.start) throw new RangeError(`span ${span.start}..${span.end} ends before it starts`);
  const start = toSourceOffset(instruction, span.start);
  if (span.end === span.start) return { start, end: start };
  const end = sourceOffset(instruction.segments, span.end - 1) + 1;
  return segmentAt(instruction.segments, span.start) === segmentAt(instruction.segments, span.end - 1)
    ? { start, end }
    : undefined;
}
