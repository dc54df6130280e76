import { blankKind, isCloseBracket, isComma, quoteFamily } from './array-characters.ts';

/** The first offset from `at` on that holds no blank, be it visible or not. */
export function afterBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && blankKind(text[i]) !== undefined) i += 1;
  return i;
}

/** A quote of any kind, or `\"` as in an array pasted out of a string of source code. */
export const opensString = (text: string, at: number): boolean =>
  quoteFamily(text[at]) !== undefined || (text[at] === '\\' && text[at + 1] === '"');

/**
 * What stands behind a quote that ends before `at`: a comma, a closing bracket or the end of the text
 * (`delimiter`, it closes a string); a blank and another string (`string`, it closes one if a comma was
 * lost); anything else (`other`, it cannot close a string).
 */
export function whatFollows(text: string, at: number): 'delimiter' | 'string' | 'other' {
  const next = afterBlanks(text, at);
  if (next >= text.length || isComma(text[next]) || isCloseBracket(text[next])) return 'delimiter';
  return next > at && opensString(text, next) ? 'string' : 'other';
}
