import type { Instruction } from '../../src/dockerfile/types.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';
import { putsLines } from '../inserted-lines.ts';

/** Instructions that hold no edit, comments and directives, the byte order mark and the end of the file are the same. */
export function checkKept({ before, after, edits, moved }: Pair): Fault | undefined {
  const lost = (detail: string): Fault => ({ kind: 'bytes-lost', detail });
  const inside = edits.filter((edit) => !putsLines(before.text, edit));
  let next = 0;
  for (const instruction of before.instructions) {
    while ((inside[next]?.end ?? Infinity) <= instruction.span.start) next += 1;
    if ((inside[next]?.start ?? Infinity) <= instruction.span.end) continue;
    const now = moved.get(instruction);
    if (now === undefined || saysOf(now) !== saysOf(instruction)) return lost(`the ${instruction.keyword} of line ${instruction.first} says something else`);
  }
  // By the raw lines, directives and those in heredocs too: nothing that is ever written starts with `#`.
  const comments = (text: string): string => text.split('\n').filter((line) => /^\ufeff?\s*#/.test(line)).join('\n');
  if (comments(before.text) !== comments(after.text)) return lost('the comments are others');
  const read = (comments: readonly { readonly text: string }[]): string => comments.map(({ text }) => text).join('\n');
  if (read(before.comments) !== read(after.comments)) return lost('other lines are read as comments');
  if (before.text.startsWith('\ufeff') !== after.text.startsWith('\ufeff')) return lost('the byte order mark is gone, or new');
  return before.text.endsWith('\n') === after.text.endsWith('\n') ? undefined : lost('the final newline is gone, or new');
}

function saysOf({ keyword, text, heredocs }: Instruction): string {
  return [keyword, text, ...heredocs.map(({ content }) => content)].join('\0');
}
