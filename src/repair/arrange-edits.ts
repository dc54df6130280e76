import type { Edit } from '../dockerfile/types.ts';

/** Sorts edits and joins an insertion with the edit that it touches, so that no two edits share an offset. */
export function arrangeEdits(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const arranged: Edit[] = [];
  for (const edit of sorted) {
    const last = arranged.at(-1);
    const touches = last !== undefined && last.end === edit.start && (edit.start === edit.end || last.start === last.end);
    if (touches) arranged[arranged.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else arranged.push(edit);
  }
  return arranged;
}
