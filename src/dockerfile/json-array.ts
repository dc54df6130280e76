/**
 * Whether a text may be one JSON array: false only where `JSON.parse` would throw, which takes twenty times as long as this
 * and is asked of every line of a damaged file. Arrays of other things than strings are only looked at up to the first of them.
 */
export function mayBeJsonArray(text: string): boolean {
  let at = skipBlanks(text, 0);
  if (text[at] !== '[' || text[trimBlanks(text) - 1] !== ']') return false;
  at = skipBlanks(text, at + 1);
  if (text[at] === ']') return skipBlanks(text, at + 1) === text.length;
  for (;;) {
    const start = text.charAt(at);
    // A number, an object, an array, `true`, `false` or `null`: JSON.parse may judge.
    if (start !== '"') return start !== '' && '-0123456789{[tfn'.includes(start);
    const close = closingQuote(text, at + 1);
    if (close === undefined) return false;
    at = skipBlanks(text, close + 1);
    if (text[at] === ']') return skipBlanks(text, at + 1) === text.length;
    if (text[at] !== ',') return false;
    at = skipBlanks(text, at + 1);
  }
}

/** The four blanks of JSON (RFC 8259 §2). */
function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text[at])) at += 1;
  return at;
}

function trimBlanks(text: string): number {
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  return end;
}

/** Where a string ends; undefined if it does not, or holds a control character (RFC 8259 §7). */
function closingQuote(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code < 0x20) return undefined;
    if (code === 0x5c) at += 1;
  }
  return undefined;
}
