import type { Edit } from '../../src/dockerfile/types.ts';
import type { Fault } from '../types.ts';

/**
 * The new text is the old one with the written edits in it, and nothing else. Put together here from the end backwards, in
 * bytes: of UTF-16, so that each offset stands for two bytes; where no edit parts a pair of surrogates, what lies outside the
 * edits is then the same in UTF-8 too.
 *
 * @param edits in the order of the text
 */
export function checkApplied(before: string, after: string, edits: readonly Edit[]): Fault | undefined {
  const lost = (detail: string): Fault => ({ kind: 'bytes-lost', detail });
  let rest = Buffer.from(before, 'utf16le');
  let parts: Buffer = Buffer.alloc(0);
  const behind: Buffer[] = [];
  for (const { start, end, text } of edits.toReversed()) {
    if (start < 0 || end < start || end * 2 > rest.length) return lost(`the edit ${start}..${end} overlaps another or leaves the text`);
    if (partsPair(before, start) || partsPair(before, end)) return lost(`the edit ${start}..${end} parts a character`);
    behind.push(rest.subarray(end * 2), Buffer.from(text, 'utf16le'));
    rest = rest.subarray(0, start * 2);
  }
  parts = Buffer.concat([rest, ...behind.toReversed()]);
  const result = Buffer.from(after, 'utf16le');
  if (parts.equals(result)) return undefined;
  const at = parts.findIndex((byte, index) => byte !== result[index]);
  return lost(`at offset ${Math.floor((at === -1 ? parts.length : at) / 2)} of the result stands something that no edit put there`);
}

function partsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
}
