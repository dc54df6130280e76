import { isFullWidth } from './array-characters.ts';
import type { Draft } from './array-repair.ts';
import type { QuoteStyle } from './find-close.ts';

/** Notes that the quote `start..end` shall be `"`, and what was wrong with it. */
/** Notes that the quote `start..end` shall be `"`, and what was wrong with it. */
export function noteQuote(draft: Draft, start: number, end: number, style: QuoteStyle): void {
  const char = draft.text[start];
  if (style === 'plain' && char === '"') return;
  draft.edits.push({ start, end, text: '"' });
  if (style === 'escaped') draft.damage.add('escaped-quotes');
  else if (style === 'doubled') draft.damage.add('doubled-quotes');
  else if (char === '`') draft.damage.add('back-ticks');
  else if (isFullWidth(char)) draft.damage.add('full-width-punctuation');
  else if (char === "'") draft.damage.add('single-quotes');
  else draft.damage.add('smart-quotes');
}
