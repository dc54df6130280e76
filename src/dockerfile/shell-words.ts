import { isSpace } from './blanks.ts';
import { type Cursor, peek, readDollar, take } from './shell-dollar.ts';

export interface ShellWordOptions {
  /** Whether the words keep their quotes, and their escape characters. */
  readonly rawQuotes: boolean;
  readonly rawEscapes: boolean;
  /** The backslash if left out: BuildKit looks for heredocs with it whatever the escape directive says. */
  readonly escape?: '\\' | '`';
}

export type ShellWords =
  | {
      readonly ok: true;
      readonly words: readonly string[];
      /** Where each word starts in the line. */
      readonly starts: readonly number[];
    }
  /** `unclosed`: a quote or substitution that does not end or means nothing; `deep`: nested beyond reason. */
  | { readonly ok: false; readonly reason: 'unclosed' | 'deep' };

const MAX_DEPTH = 200;
const SPECIAL = new Set(['$', "'", '"', '<']);
const HEREDOC_BLANKS = new Set([' ', '\t', '\r']);

/**
 * Splits a line into words as BuildKit's own shell lexer does when it looks for heredocs
 * (frontend/dockerfile/shell/lex.go with no variables set):
 * `<<` together with the blanks behind it, `${…}` put back as written but for its escapes. A
 * `${…}` with a modifier clears what stands before it in its word: BuildKit's levels share one buffer.
 */
export function shellWords(source: string, options: ShellWordOptions): ShellWords {
  const { rawQuotes, escape = '\\' } = options;
  const words: string[] = [];
  const starts: number[] = [];
  // Go's text/scanner drops a BOM at the start.
  const cursor: Cursor = { source, position: source.charCodeAt(0) === 0xfeff ? 1 : 0 };
  let rawEscapes = options.rawEscapes;
  let word = '';
  let wordStart = 0;
  let tokenStart = 0;
  let inWord = false;
  let depth = 0;
  let deep = false;

  const addRaw = (text: string): void => {
    if (depth > 0) return;
    if (word === '') wordStart = tokenStart;
    word += text;
    inWord = true;
  };
  const add = (text: string): void => {
    if (depth > 0) return;
    for (const character of text) {
      if (!isSpace(character.charCodeAt(0))) addRaw(character);
      else if (inWord && word !== '') {
        words.push(word);
        starts.push(wordStart);
        word = '';
        inWord = false;
      }
    }
  };

  const singleQuoted = (): string | undefined => {
    const close = source.indexOf("'", cursor.position + 1);
    if (close === -1) return undefined;
    const inner = source.slice(cursor.position + 1, close);
    cursor.position = close + 1;
    return rawQuotes ? `'${inner}'` : inner;
  };

  const doubleQuoted = (): string | undefined => {
    take(cursor);
    let text = rawQuotes ? '"' : '';
    for (;;) {
      const character = peek(cursor);
      if (character === '') return undefined;
      if (character === '$') {
        const value = readDollar(cursor, until);
        if (value === undefined) return undefined;
        text += value;
        continue;
      }
      take(cursor);
      if (character === '"') return rawQuotes ? `${text}"` : text;
      if (character !== escape) {
        text += character;
        continue;
      }
      if (rawEscapes) text += escape;
      const next = peek(cursor);
      text += next === '"' || next === '$' || next === escape ? take(cursor) : escape;
    }
  };

  const heredocStart = (): string => {
    const start = cursor.position;
    take(cursor);
    if (peek(cursor) === '<') {
      do take(cursor);
      while (HEREDOC_BLANKS.has(peek(cursor)));
    }
    return source.slice(start, cursor.position);
  };

  const readSpecial = (character: string): string | undefined => {
    if (character === '$') return readDollar(cursor, until);
    if (character === "'") return singleQuoted();
    return character === '"' ? doubleQuoted() : heredocStart();
  };

  const read = (stop: string): string | undefined => {
    let result = '';
    while (cursor.position < source.length) {
      const character = peek(cursor);
      if (depth === 0) tokenStart = cursor.position;
      if (character === stop) {
        take(cursor);
        return result;
      }
      if (SPECIAL.has(character)) {
        const piece = readSpecial(character);
        if (piece === undefined) return undefined;
        result += piece;
        if (character === '$') add(piece);
        else addRaw(piece);
        continue;
      }
      take(cursor);
      if (character !== escape) {
        add(character);
        result += character;
        continue;
      }
      const escaped = take(cursor);
      const kept = rawEscapes ? `${escape}${escaped}` : escaped;
      if (kept !== '') addRaw(kept);
      result += kept;
    }
    return stop === '' ? result : undefined;
  };

  const until = (stop: string, raw: boolean): string | undefined => {
    if (depth === MAX_DEPTH) {
      deep = true;
      return undefined;
    }
    const outer = rawEscapes;
    rawEscapes = raw;
    word = '';
    depth++;
    const result = read(stop);
    depth--;
    rawEscapes = outer;
    return result;
  };

  if (read('') === undefined) return { ok: false, reason: deep ? 'deep' : 'unclosed' };
  if (word !== '') {
    words.push(word);
    starts.push(wordStart);
  }
  return { ok: true, words, starts };
}
