import { skipSpace } from './blanks.ts';
import { mayBeJsonArray } from './json-array.ts';

export type JsonForm =
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  /** No exec form: BuildKit reads the text as a shell command or as words. */
  | { readonly kind: 'none' }
  /** A JSON array with something else than strings in it: BuildKit refuses the file. */
  | { readonly kind: 'refused' };

const NONE: JsonForm = { kind: 'none' };

/**
 * Reads an exec (JSON) form as BuildKit does (parser/line_parsers.go, parseJSON): blanks of any kind
 * before the `[`, then the whole rest must be one JSON array.
 */
export function readJsonForm(rest: string): JsonForm {
  const start = skipSpace(rest, 0, rest.length);
  if (rest.charCodeAt(start) !== 0x5b) return NONE;
  const value = parseJson(rest.slice(start));
  if (!Array.isArray(value)) return NONE;
  const strings: string[] = [];
  for (const item of value) {
    if (typeof item !== 'string') return { kind: 'refused' };
    // Go's encoding/json turns an escape that is half of a surrogate pair into U+FFFD; JavaScript keeps it.
    strings.push(item.replace(/\p{Surrogate}/gu, '\u{fffd}'));
  }
  return { kind: 'strings', strings };
}

function parseJson(text: string): unknown {
  if (!mayBeJsonArray(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
