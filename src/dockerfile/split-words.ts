import { isSpace } from './blanks.ts';

/** A word with its quotes and escapes kept, and where it stands in the text that was split. */
export interface SplitWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits the arguments of ENV, LABEL or ARG at blanks outside quotes (BuildKit's
 * parser/line_parsers.go, parseWords). A final escape character is dropped from the last word's text.
 */
export function splitWords(rest: string, escape: '\\' | '`'): readonly SplitWord[] {
  const words: SplitWord[] = [];
  const escapeCode = escape.charCodeAt(0);
  const length = rest.length;
  let start = -1;
  let quote = 0;
  let danglingEscape = false;
  const close = (end: number): void => {
    const droppable = end === length && danglingEscape;
    const text = rest.slice(start, droppable ? end - 1 : end);
    if (text !== '') words.push({ text, start, end });
    start = -1;
  };
  for (let offset = 0; offset < length; offset++) {
    const code = rest.charCodeAt(offset);
    if (start === -1) {
      if (isSpace(code)) continue;
      start = offset;
    }
    if (quote === 0 && isSpace(code)) {
      close(offset);
      continue;
    }
    if (code === escapeCode && quote !== 0x27) {
      if (offset + 1 === length) danglingEscape = true;
      offset++;
    } else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) {
      quote = code;
    }
  }
  if (start !== -1) close(length);
  return words;
}

/** Splits at ASCII blanks, quotes meaning nothing: COPY, ADD, VOLUME, EXPOSE and FROM (parseStringsWhitespaceDelimited). */
export function separatedWords(rest: string): readonly SplitWord[] {
  return [...rest.matchAll(/[^\t\v\f\r ]+/g)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}
