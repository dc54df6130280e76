import type { Line, Place } from './types.ts';

/**
 * Splits a text into physical lines. Only `\n` ends a line, as for BuildKit (parser.go, scanLines);
 * a final newline does not open another, empty line.
 */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    if (newline === -1) {
      lines.push({ start, end: text.length, eol: '' });
      break;
    }
    const crlf = newline > start && text.charCodeAt(newline - 1) === 0x0d;
    lines.push({ start, end: crlf ? newline - 1 : newline, eol: crlf ? '\r\n' : '\n' });
    start = newline + 1;
  }
  return lines;
}

/**
 * Line and column (from 1, in UTF-16 units) of an offset into the text. The offset behind a final
 * newline is column 1 of the next line. A BOM has no column: it and what follows it are column 1.
 */
export function placeOf(file: { readonly text: string; readonly lines: readonly Line[] }, offset: number): Place {
  const { text, lines } = file;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const line = lines[low - 1];
  if (line === undefined) return { line: 1, column: 1 };
  const next = line.end + line.eol.length;
  if (line.eol !== '' && offset >= next) return { line: low + 1, column: 1 };
  const bom = low === 1 && offset > 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { line: low, column: offset - line.start - bom + 1 };
}
