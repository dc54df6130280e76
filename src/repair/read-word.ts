import { isCloseBracket, quoteFamily } from './array-characters.ts';
import { afterBlanks, whatFollows } from './array-lookahead.ts';
import type { Draft, ElementReading } from './array-repair.ts';
import { noteQuote } from './note-quote.ts';

/** Letters that need no thought. Others may be mojibake of a quote, or mean something to a shell. */
const wordCharacter = /^[A-Za-z0-9_\-./:@%+=${}]$/;

/**
 * Reads a word without an opening quote at `start`: a bare one (`bash`), or one whose closing quote is
 * there (`OnrWebApi.dll”`). `globs` allows `*` and `?`, which COPY and ADD expand in arrays too.
 */
export function readWord(draft: Draft, start: number, globs: boolean): ElementReading {
  const { text, edits, damage } = draft;
  let end = start;
  while (end < text.length && (wordCharacter.test(text[end] ?? '') || (globs && /^[*?]$/.test(text[end] ?? '')))) end += 1;
  if (end === start) return { ok: false, code: 'array-ambiguous' };
  const family = quoteFamily(text[end]);
  const closed = family !== undefined && whatFollows(text, end + 1) === 'delimiter';
  const alone = end >= text.length || afterBlanks(text, end) > end || whatFollows(text, end) === 'delimiter';
  if (!closed && !alone) return { ok: false, code: text[end] === '\\' ? 'array-escape' : 'array-ambiguous' };

  edits.push({ start, end: start, text: '"' });
  if (closed) {
    noteQuote(draft, end, end + 1, 'plain');
    damage.add('missing-quote');
  } else {
    edits.push({ start: end, end, text: '"' });
    damage.add('unquoted-word');
  }
  return { ok: true, value: text.slice(start, end), end: closed ? end + 1 : end };
}

/** Where the word that a quote opened ends, if nothing but the array's end follows: `[“dotnet”, “A.dll]`. */
export function plainWordEnd(text: string, from: number): number | undefined {
  let end = from;
  while (end < text.length && wordCharacter.test(text[end] ?? '')) end += 1;
  const bracket = afterBlanks(text, end);
  const last = isCloseBracket(text[bracket]) && afterBlanks(text, bracket + 1) >= text.length;
  return end > from && last ? end : undefined;
}
