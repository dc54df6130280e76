import { escapeCommands, escapeJsonCommands } from './ci-commands.ts';

/**
 * Control characters (C0, DEL, C1), format characters (bidi controls, zero-width characters, the byte order
 * mark, tag characters), others that Unicode has shown as nothing (fillers, variation selectors), line and
 * paragraph separators, lone surrogates and the no-break space: each can move the cursor, run a terminal
 * command, reorder what a reader sees, or hide. The selector behind an emoji only colours it.
 */
const HIDDEN =
  /(?<!\p{Extended_Pictographic})\ufe0f|(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function code(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * Text for one line of a report: whatever hides or moves the cursor is written out, line breaks too, and so is the
 * first character of what a CI system takes for a command. It depends on the text alone, not on where it is printed.
 */
export function escapeLine(text: string): string {
  return escapeCommands(text.replace(HIDDEN, (character) => NAMED[character] ?? code(character)));
}

/** The same for a line of file content: tabs stay, and so does the carriage return of a CRLF at its end. */
export function escapeContent(line: string): string {
  const body = line.endsWith('\r') ? line.slice(0, -1) : line;
  const shown = body.replace(HIDDEN, (character) => (character === '\t' ? '\t' : NAMED[character] ?? code(character)));
  const harmless = escapeCommands(shown);
  return body.length === line.length ? harmless : `${harmless}\r`;
}

/** JSON text without a raw hidden character or command; it still parses to the same value. Line breaks are layout. */
export function escapeJson(json: string): string {
  return escapeJsonCommands(json.replace(HIDDEN, (character) => (character === '\n' ? '\n' : units(character))));
}

function units(character: string): string {
  let result = '';
  for (let index = 0; index < character.length; index++) {
    result += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return result;
}
