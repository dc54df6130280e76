import { skipSpace } from './blanks.ts';
import type { Comment, Line, Segment } from './types.ts';

/** One logical line: its physical lines joined, without continuations and the comments between them. */
export interface LogicalLine {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Index of the last physical line that it took. */
  readonly last: number;
  /** The file ends before it does. */
  readonly open: boolean;
  /** The comment lines inside it. */
  readonly comments: readonly Comment[];
}

/**
 * Joins the logical line that starts at `lines[first]` (BuildKit's parser.go, Parse). `start` is the
 * offset of that line's first character behind BOM and blanks; later lines keep their blanks. Comment
 * and blank lines between are dropped and end nothing; the end of the file ends any continuation.
 */
export function readLogicalLine(
  text: string,
  lines: readonly Line[],
  first: number,
  start: number,
  escape: '\\' | '`',
): LogicalLine {
  const pieces: string[] = [];
  const segments: Segment[] = [];
  const comments: Comment[] = [];
  const escapeCode = escape.charCodeAt(0);
  let joined = 0;
  let index = first;
  for (; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const lineStart = index === first ? start : line.start;
    const lineEnd = trimLineEnd(text, line);
    if (index !== first) {
      const comment = commentOf(text, line, index);
      if (comment !== undefined) {
        comments.push(comment);
        continue;
      }
      if (skipSpace(text, lineStart, lineEnd) === lineEnd) continue;
    }
    const continued = continuationAt(text, lineStart, lineEnd, escapeCode);
    const end = continued ?? lineEnd;
    if (end > lineStart) {
      pieces.push(text.slice(lineStart, end));
      segments.push({ joined, source: lineStart, length: end - lineStart });
      joined += end - lineStart;
    }
    if (continued === undefined) break;
  }
  return { text: pieces.join(''), segments, last: Math.min(index, lines.length - 1), open: index === lines.length, comments };
}

/** The comment that the line at `index` consists of; undefined if its first non-blank is no `#`. */
export function commentOf(text: string, line: Line, index: number): Comment | undefined {
  const bom = index === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = trimLineEnd(text, line);
  const start = skipSpace(text, line.start + bom, end);
  if (start >= end || text.charCodeAt(start) !== 0x23) return undefined;
  return { line: index + 1, span: { start, end }, text: text.slice(start, end) };
}

/** The end of a line's text: every `\r` before its newline counts as line ending (parser.go, trimNewline). */
export function trimLineEnd(text: string, line: Line): number {
  let end = line.end;
  while (end > line.start && text.charCodeAt(end - 1) === 0x0d) end--;
  return end;
}

/**
 * Where the escape character stands that continues the line: the last character but for blanks and
 * tabs, and not preceded by another one.
 */
function continuationAt(text: string, start: number, end: number, escapeCode: number): number | undefined {
  let offset = end - 1;
  while (offset >= start && (text.charCodeAt(offset) === 0x20 || text.charCodeAt(offset) === 0x09)) offset--;
  if (offset < start || text.charCodeAt(offset) !== escapeCode) return undefined;
  return offset > start && text.charCodeAt(offset - 1) === escapeCode ? undefined : offset;
}
