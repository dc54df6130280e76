import { blankKind, quoteFamily } from './array-characters.ts';
import { whatFollows } from './array-lookahead.ts';
import type { Draft, ElementReading } from './array-repair.ts';
import { findClose } from './find-close.ts';
import type { QuoteStyle } from './find-close.ts';
import { noteQuote } from './note-quote.ts';
import { readContent } from './read-content.ts';
import { readJsonElement } from './read-json-element.ts';
import { plainWordEnd } from './read-word.ts';

/** Reads the string that opens at `start` with any quote, and notes the edits that make it a JSON string. */
export function readQuoted(draft: Draft, start: number): ElementReading {
  const { text } = draft;
  if (text[start] === '"') {
    const asJson = readJsonElement(draft, start);
    if (asJson !== undefined) return asJson;
  }
  const style = openingStyle(text, start);
  const family = style === 'escaped' ? 'double' : (quoteFamily(text[start]) ?? 'double');
  const from = start + (style === 'plain' ? 1 : 2);
  const close = findClose(text, from, family, style);
  if (!close.found && close.code !== undefined) return { ok: false, code: close.code };
  const to = close.found ? close.start : style === 'plain' ? plainWordEnd(text, from) : undefined;
  if (to === undefined) return { ok: false, code: 'array-ambiguous' };

  noteQuote(draft, start, from, style);
  const padded = close.found && isPadded(text, start, from, to);
  const inner = padded ? { from: from + 1, to: to - 1 } : { from, to };
  if (padded) {
    draft.edits.push({ start: from, end: from + 1, text: '' }, { start: to - 1, end: to, text: '' });
    draft.damage.add('padded-quotes');
  }
  const content = readContent(draft, inner.from, inner.to);
  if (!content.ok) return content;
  if (close.found) {
    noteQuote(draft, close.start, close.end, style);
  } else {
    draft.edits.push({ start: to, end: to, text: '"' });
    draft.damage.add('missing-quote');
  }
  return { ok: true, value: content.value, end: close.found ? close.end : to };
}

/** Two quotes of a family in a row are the empty string, or else stand for one quote: `‘’/bin/bash’’`. */
function openingStyle(text: string, start: number): QuoteStyle {
  if (text[start] === '\\') return 'escaped';
  const doubled = quoteFamily(text[start]) === quoteFamily(text[start + 1]) && whatFollows(text, start + 2) === 'other';
  return doubled ? 'doubled' : 'plain';
}

/** French typography sets « npm » with blanks that are no part of the word. */
function isPadded(text: string, start: number, from: number, to: number): boolean {
  const open = text[start] ?? '';
  return '«»‹›'.includes(open) && to - from > 2 && blankKind(text[from]) !== undefined && blankKind(text[to - 1]) !== undefined;
}
