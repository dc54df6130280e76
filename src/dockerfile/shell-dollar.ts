/** A place in a text that is read character by character (code points, as Go's runes). */
export interface Cursor {
  readonly source: string;
  position: number;
}

/** The character at the cursor; `''` at the end. */
export function peek(cursor: Cursor): string {
  const point = cursor.source.codePointAt(cursor.position);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** The character at the cursor, which moves behind it; `''` at the end. */
export function take(cursor: Cursor): string {
  const character = peek(cursor);
  cursor.position += character.length;
  return character;
}

const LETTER_OR_DIGIT = /[\p{L}\p{Nd}_]/u;
const DIGIT = /\p{Nd}/u;
const SPECIAL_PARAMETERS = '@*#?-$!0';

/**
 * Reads `$NAME` or `${…}` at the cursor and gives it back as BuildKit's shell lexer does when no
 * variable is set (frontend/dockerfile/shell/lex.go, processDollar). `until` reads a nested word up to
 * a character. Undefined if the substitution does not end or BuildKit does not know it.
 */
export function readDollar(
  cursor: Cursor,
  until: (stop: string, rawEscapes: boolean) => string | undefined,
): string | undefined {
  take(cursor);
  if (peek(cursor) !== '{') return `$${readVariableName(cursor)}`;
  take(cursor);
  const first = peek(cursor);
  if (first === '' || first === '{' || first === '}' || first === ':') return undefined;
  const name = readVariableName(cursor);
  let modifier = take(cursor);
  if (modifier === '}') return `\${${name}}`;
  if (modifier === '/') {
    if (peek(cursor) === '/') take(cursor);
    const pattern = until('/', true);
    const replacement = pattern === undefined ? undefined : until('}', true);
    return replacement === undefined ? undefined : `\${${name}/${pattern}/${replacement}}`;
  }
  const stripsPattern = modifier === '#' || modifier === '%';
  if (modifier === ':') {
    modifier += take(cursor);
    if (modifier === ':#' || modifier === ':%') return undefined;
  } else if (!stripsPattern && modifier !== '+' && modifier !== '-' && modifier !== '?') {
    return undefined;
  }
  const value = until('}', stripsPattern);
  return value === undefined ? undefined : `\${${name}${modifier}${value}}`;
}

/**
 * Reads the name of a variable at the cursor: letters and digits of any script, a number, or one special character such
 * as `$@`, which is never set while a Dockerfile is read; `''` without one.
 */
export function readVariableName(cursor: Cursor): string {
  const start = cursor.position;
  const first = peek(cursor);
  if (DIGIT.test(first)) {
    while (DIGIT.test(peek(cursor))) take(cursor);
  } else if (first !== '' && SPECIAL_PARAMETERS.includes(first)) {
    take(cursor);
  } else {
    while (LETTER_OR_DIGIT.test(peek(cursor))) take(cursor);
  }
  return cursor.source.slice(start, cursor.position);
}
