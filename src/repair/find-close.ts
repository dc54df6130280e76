import { isCloseBracket, isComma, quoteFamily } from './array-characters.ts';
import type { QuoteFamily } from './array-characters.ts';
import type { ManualCode } from './array-repair.ts';
import { afterBlanks, whatFollows } from './array-lookahead.ts';

/** `plain` is one quote, `doubled` two in a row that stand for one, `escaped` is `\"`. */
export type QuoteStyle = 'plain' | 'doubled' | 'escaped';

export type Close =
  | { readonly found: true; readonly start: number; readonly end: number }
  /** `code` undefined: the text ended first. */
  | { readonly found: false; readonly code: ManualCode | undefined };

/**
 * Finds the quote that closes the string whose content starts at `from`.
 *
 *     close   = quote of the opening family and style, followed by a delimiter or by blanks and a string
 *     content = any other characters; a quote of the opening family that cannot close makes it ambiguous
 *
 * Between “ and ”, ASCII quotes in pairs that cannot close are content too: `“echo "hi"”`.
 * Quotes of the other family are content. They are expected in pairs: one that should open a pair and is
 * followed by `,` or `]` (`['npm", "start']`) shows that the two families were mixed up as delimiters.
 */
export function findClose(text: string, from: number, family: QuoteFamily, style: QuoteStyle): Close {
  let pairOpen = false;
  let mixedUp = false;
  let innerAscii = 0;
  const opener = text[from - 1];
  for (let i = from; i < text.length; i += 1) {
    const char = text[i];
    const next = text[i + 1];
    const closing = style === 'escaped' ? char === '\\' && next === '"' : quoteFamily(char) === family;
    if (closing) {
      const width = style === 'plain' ? 1 : 2;
      const whole = style !== 'doubled' || quoteFamily(next) === family;
      const closes = whole && whatFollows(text, i + width) !== 'other';
      if (!closes && char === '"' && opener !== '"' && family === 'double' && style === 'plain') {
        innerAscii += 1;
        continue;
      }
      if (!closes || mixedUp || innerAscii % 2 === 1 || (innerAscii > 0 && char === '"')) return ambiguous;
      return { found: true, start: i, end: i + width };
    }
    if (char === '\\') {
      // An array with “ ” was JSON before some editor made them: \\ and \" keep their JSON meaning. \n or \t may
      // as well be the start of a file name (C:\new), and with single quotes a JSON reading is not certain.
      if (family !== 'double' || style !== 'plain' || (next !== '\\' && next !== '"')) return badEscape;
      i += 1;
    } else if (quoteFamily(char) !== undefined) {
      if (family === quoteFamily(char)) return ambiguous;
      const behind = afterBlanks(text, i + 1);
      if (!pairOpen && (isComma(text[behind]) || isCloseBracket(text[behind]))) mixedUp = true;
      pairOpen = !pairOpen;
    }
  }
  return { found: false, code: mixedUp || innerAscii > 0 ? 'array-ambiguous' : undefined };
}

const ambiguous: Close = { found: false, code: 'array-ambiguous' };
const badEscape: Close = { found: false, code: 'array-escape' };
