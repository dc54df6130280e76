/**
 * Whether a UTF-16 code unit is a blank to Go's `unicode.IsSpace`, which BuildKit trims with. Not the
 * same as JavaScript's `\s`: that one takes U+FEFF (a BOM) for a blank and U+0085 for none.
 */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The blanks that part a keyword from its arguments, and words where nothing can be quoted: `[\t\v\f\r ]`. */
export function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d);
}

/** The offset of the first character of `text[start..end)` that is no blank; `end` without one. */
export function skipSpace(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset behind the last character of `text[start..end)` that is no blank; `start` without one. */
export function trimSpaceEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

/** The offset of the first separator of `text[start..end)`; `end` without one. */
export function wordEnd(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && !isSeparator(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset of the first character of `text[start..end)` that is no separator; `end` without one. */
export function skipSeparators(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isSeparator(text.charCodeAt(offset))) offset++;
  return offset;
}
