import { isSpace } from './blanks.ts';
import type { Problem } from './problem.ts';
import type { Flag } from './types.ts';

export type Flags =
  | {
      readonly ok: true;
      readonly flags: readonly Flag[];
      /** Where the arguments start, blanks before them not yet skipped. */
      readonly next: number;
    }
  /** `at` is an offset into `text`. */
  | ({ readonly ok: false } & Problem);

/**
 * Takes the flags off the front of an instruction's arguments `text[start..end)`, as BuildKit's
 * extractBuilderFlags does (parser/split_command.go): words that start with `--`, up to the first that
 * does not, or to a bare `--`. Quotes group and vanish, the escape character protects the next one.
 * BuildKit reads bytes here, so a character outside ASCII gives one Latin-1 character for each UTF-8 byte.
 */
export function readFlags(text: string, start: number, end: number, escape: '\\' | '`'): Flags {
  const flags: Flag[] = [];
  const escapeCode = escape.charCodeAt(0);
  let word = '';
  let wordStart = -1;
  let quote = 0;
  let escaped = false;
  for (let offset = start; offset < end; ) {
    const point = text.codePointAt(offset) ?? 0;
    const width = point > 0xffff ? 2 : 1;
    const bytes = point < 0x80 ? [point] : Buffer.from(String.fromCodePoint(point));
    let first = true;
    for (const byte of bytes) {
      if (wordStart === -1) {
        if (!isSpace(byte)) {
          if (byte !== 0x2d || offset + 1 >= end || text.charCodeAt(offset + 1) !== 0x2d) {
            if (first) return { ok: true, flags, next: offset };
            return { ok: false, message: 'a flag holds a character that BuildKit cuts in two', at: offset };
          }
          wordStart = offset;
          word = '-';
        }
      } else if (escaped) {
        escaped = false;
        word += String.fromCharCode(byte);
      } else if (byte === escapeCode) {
        escaped = true;
      } else if (quote !== 0) {
        if (byte === quote) quote = 0;
        else word += String.fromCharCode(byte);
      } else if (isSpace(byte)) {
        if (word === '--') return { ok: true, flags, next: offset };
        flags.push(flag(word, wordStart, offset));
        wordStart = -1;
      } else if (byte === 0x22 || byte === 0x27) {
        quote = byte;
      } else {
        word += String.fromCharCode(byte);
      }
      first = false;
    }
    offset += width;
  }
  if (wordStart !== -1 && word !== '--') flags.push(flag(word, wordStart, end));
  return { ok: true, flags, next: end };
}

function flag(word: string, start: number, end: number): Flag {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals === -1 ? undefined : equals);
  return { name, value: equals === -1 ? '' : word.slice(equals + 1), joined: { start, end } };
}
