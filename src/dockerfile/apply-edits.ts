import type { Edit } from './types.ts';

/**
 * Applies edits (spans of `text`) and returns the new text; without edits, `text` itself.
 * Insertions at one offset keep the order in which they are given.
 *
 * @throws RangeError if edits overlap or leave the text: two rewrites that contradict each other must never be merged.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let offset = 0;
  for (const edit of sorted) {
    if (edit.start < offset || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}..${edit.end} overlaps another or leaves the text of ${text.length}`);
    }
    parts.push(text.slice(offset, edit.start), edit.text);
    offset = edit.end;
  }
  parts.push(text.slice(offset));
  const result = parts.join('');
  return result === text ? text : result;
}
