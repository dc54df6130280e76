import { skipSpace } from './blanks.ts';
import type { Line } from './types.ts';

export type Directives =
  | {
      readonly ok: true;
      readonly escape: '\\' | '`';
      /** Number of lines in the directives' zone. */
      readonly end: number;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

/**
 * Reads the parser directives at the top of a text (BuildKit's parser/directives.go): `syntax`,
 * `escape` and `check`, each at most once; the first other line ends the zone.
 */
export function readDirectives(text: string, lines: readonly Line[]): Directives {
  const seen = new Set<string>();
  let escape: '\\' | '`' = '\\';
  let end = 0;
  for (const line of lines) {
    const bom = end === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const directive = readDirective(text, line.start + bom, line.end);
    if (directive === undefined) break;
    end++;
    const { key, value } = directive;
    if (seen.has(key)) {
      return { ok: false, line: end, message: `BuildKit takes the directive "# ${key}=" only once` };
    }
    seen.add(key);
    if (key !== 'escape') continue;
    if (value !== '\\' && value !== '`') {
      return { ok: false, line: end, message: 'the escape directive takes only a backslash or a backtick' };
    }
    escape = value;
  }
  return { ok: true, escape, end };
}

function readDirective(text: string, start: number, end: number): { key: string; value: string } | undefined {
  const hash = skipSpace(text, start, end);
  if (text[hash] !== '#' || hash >= end) return undefined;
  const content = text.slice(skipSpace(text, hash + 1, end), end);
  // Go's `\s` is ASCII and has no \v. The key is matched alone so that nothing can backtrack.
  const key = /^([a-z][a-z0-9]*)[\t\n\f\r ]*=/i.exec(content);
  const name = key?.[1]?.toLowerCase();
  if (key === null || (name !== 'syntax' && name !== 'escape' && name !== 'check')) return undefined;
  const value = trimAsciiBlanks(content, key[0].length);
  return value === '' ? undefined : { key: name, value };
}

function trimAsciiBlanks(text: string, from: number): string {
  let start = from;
  let end = text.length;
  while (start < end && isAsciiBlank(text.charCodeAt(start))) start++;
  while (end > start && isAsciiBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isAsciiBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d;
}
