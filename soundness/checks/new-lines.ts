import { linesOf, putsLines } from '../inserted-lines.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';

/**
 * New lines are RUN and USER in shell form without flags, end as the lines of the file do, and part no comment from the
 * instruction that it stands right above.
 */
export function checkNewLines({ before, after, edits, added, input }: Pair): Fault | undefined {
  const wrong = (detail: string): Fault => ({ kind: 'bytes-lost', detail });
  const { text } = input;
  const endings = new Set(before.lines.map(({ eol }) => eol).filter((eol) => eol !== ''));
  const comments = new Set(after.comments.map(({ line }) => line));
  for (const edit of edits.filter((each) => putsLines(text, each))) {
    for (const line of linesOf(edit)) if (!/^(RUN|USER)[ \t]+[^\s-]/i.test(line)) return wrong(`the new line "${line}" is neither RUN nor USER`);
    for (const [eol] of edit.text.matchAll(/\r?\n/g)) {
      if (endings.size > 0 && !endings.has(eol === '\n' ? '\n' : '\r\n')) return wrong(`a line that is put at offset ${edit.start} ends otherwise than those of the file`);
    }
  }
  for (const { keyword, json, flags, heredocs, first, last } of added) {
    if (first !== last || json !== undefined || flags.length > 0 || heredocs.length > 0) return wrong(`the new ${keyword} of line ${first} is more than one plain line`);
    if (first - 1 > after.directivesEnd && comments.has(first - 1) && !closesComment(after.lines[first - 2]?.start, before.lines, edits)) {
      return wrong(`line ${first} of the result comes between a comment and what it belongs to`);
    }
  }
  return undefined;
}

/** A comment that nothing followed in the old text belongs to nothing. */
function closesComment(start: number | undefined, lines: Pair['before']['lines'], edits: Pair['edits']): boolean {
  if (start === undefined) return true;
  let old = start;
  for (const edit of edits) if (edit.end <= old) old -= edit.text.length - (edit.end - edit.start);
  return lines.at(-1)?.start === old;
}
