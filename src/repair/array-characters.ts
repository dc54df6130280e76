import { isSpace } from '../dockerfile/blanks.ts';

/** Quotes of one family may open and close each other: pasting mixes and reverses them. */
export type QuoteFamily = 'double' | 'single';

const doubleQuotes = new Set('"“”„‟«»″‶〝〞〟❝❞˝ʺ＂\u0093\u0094');
// U+0091..U+0094 are what the Windows-1252 quotes become when they are read as Latin-1.
const singleQuotes = new Set("'`‘’‚‛‹›′‵❛❜´ʹʻʼʽ＇\u0091\u0092");
const fullWidth = new Set('＂＇［］【】，、﹐');
const commas = new Set(',，、﹐');
const openBrackets = new Set('[［【');
const closeBrackets = new Set(']］】');

export const quoteFamily = (char: string | undefined): QuoteFamily | undefined =>
  char === undefined ? undefined : doubleQuotes.has(char) ? 'double' : singleQuotes.has(char) ? 'single' : undefined;

export const isFullWidth = (char: string | undefined): boolean => char !== undefined && fullWidth.has(char);
export const isComma = (char: string | undefined): boolean => char !== undefined && commas.has(char);
export const isOpenBracket = (char: string | undefined): boolean => char !== undefined && openBrackets.has(char);
export const isCloseBracket = (char: string | undefined): boolean => char !== undefined && closeBrackets.has(char);

/** `ascii` blanks are those that JSON takes (RFC 8259, section 2). */
export type BlankKind = 'ascii' | 'no-break-space' | 'zero-width';

export function blankKind(char: string | undefined): BlankKind | undefined {
  if (char === undefined) return undefined;
  if (char === ' ' || char === '\t' || char === '\n' || char === '\r') return 'ascii';
  const code = char.charCodeAt(0);
  if (isSpace(code)) return 'no-break-space';
  const invisible =
    code === 0xad ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff;
  return invisible ? 'zero-width' : undefined;
}
