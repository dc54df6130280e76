import type { Span } from '../dockerfile/types.ts';
import { blankKind, isCloseBracket, isComma, isFullWidth, isOpenBracket } from './array-characters.ts';
import { opensString } from './array-lookahead.ts';
import type { Draft, ManualCode } from './array-repair.ts';
import { readQuoted } from './read-quoted.ts';
import { readTrailer } from './read-trailer.ts';
import { readWord } from './read-word.ts';

export type Scan =
  /** `strings`: how many of the elements were quoted. */
  | { readonly ok: true; readonly argv: readonly string[]; readonly strings: number }
  /** `evidence`: a comma or a quoted string shows that an array was meant. */
  | { readonly ok: false; readonly code: ManualCode; readonly evidence: boolean };

/**
 * Goes once through a damaged array, from left to right, and notes in `draft` what makes it JSON.
 *
 *     array   = open [ element { comma element } [ comma ] ] ( close trailer | end of text )
 *     element = string | word
 *     open    = "[" or its full-width sisters; missing if the text starts with a string
 *
 * with blanks of every kind between the tokens. States: `open`, `element` (an element, a comma or the close
 * may come), `behind` (an element has just ended). A comma may be lost between two strings, or everywhere
 * between bare words; in any other place words without commas could belong together (`[sh, -c, npm start]`).
 */
export function scanArray(draft: Draft, globs: boolean): Scan {
  const { text, edits, damage } = draft;
  const argv: string[] = [];
  let state: 'open' | 'element' | 'behind' = 'open';
  let strings = 0;
  let commas = 0;
  let wordGaps = 0;
  /** A comma that waits for the element behind it. */
  let pending: Span | undefined;
  let lastEnd = 0;
  let lastWasString = false;
  const fail = (code: ManualCode): Scan => ({ ok: false, code, evidence: strings + commas > 0 });

  for (let at = noteBlanks(draft, 0); ; at = noteBlanks(draft, at)) {
    const char = text[at];
    if (state === 'open') {
      state = 'element';
      if (isOpenBracket(char)) {
        notePunctuation(draft, at, '[');
        at += 1;
      } else {
        edits.push({ start: at, end: at, text: '[' });
        damage.add('missing-bracket');
      }
    } else if (char === undefined) {
      if (state === 'element' || strings === 0) return fail('array-ambiguous');
      edits.push({ start: lastEnd, end: lastEnd, text: ']' });
      damage.add('missing-bracket');
      break;
    } else if (isCloseBracket(char)) {
      if (commas > 0 && argv.length === 0) return fail('array-ambiguous');
      if (pending !== undefined) {
        edits.push({ ...pending, text: '' });
        damage.add('trailing-comma');
      }
      notePunctuation(draft, at, ']');
      // `[Net.X]::Y`, `[ab].txt /x/`, `[a,b]::c`: without strings, a bracket amid a word ends no array.
      if (strings === 0 && !'#;`'.includes(text[at + 1] ?? '') && blankKind(text[at + 1]) === undefined) commas = 0;
      const code = readTrailer(draft, at + 1);
      if (code !== undefined) return fail(code);
      break;
    } else if (isComma(char)) {
      commas += 1;
      if (state === 'behind') {
        pending = { start: at, end: at + 1 };
      } else {
        // One comma too many, or a string that got lost.
        edits.push({ start: at, end: at + 1, text: '' });
        damage.add('extra-comma');
      }
      state = 'element';
      at += 1;
    } else {
      const isString = opensString(text, at);
      strings += isString ? 1 : 0;
      if (state === 'behind') {
        if (isString !== lastWasString) return fail('array-ambiguous');
        wordGaps += isString ? 0 : 1;
        edits.push({ start: lastEnd, end: lastEnd, text: ',' });
        damage.add('missing-comma');
      }
      if (pending !== undefined) notePunctuation(draft, pending.start, ',');
      pending = undefined;
      const element = isString ? readQuoted(draft, at) : readWord(draft, at, globs);
      if (!element.ok) {
        // What quotes become in the wrong encoding or in HTML: `[â€œnpmâ€\u009d]`, `[&quot;npm&quot;]`.
        if (/^[^\x00-\x7f]|^&(?:quot|#34|#39|ldquo);/.test(text.slice(at, at + 7))) strings += 1;
        return fail(element.code);
      }
      argv.push(element.value);
      at = lastEnd = element.end;
      lastWasString = isString;
      state = 'behind';
    }
  }
  if (wordGaps > 0 && strings + commas > 0) return fail('array-ambiguous');
  return { ok: true, argv, strings };
}

/** Notes the blanks that JSON does not take and returns the offset behind all blanks. */
function noteBlanks(draft: Draft, from: number): number {
  let at = from;
  for (let kind = blankKind(draft.text[at]); kind !== undefined; kind = blankKind(draft.text[at])) {
    if (kind !== 'ascii') {
      draft.edits.push({ start: at, end: at + 1, text: kind === 'zero-width' ? '' : ' ' });
      draft.damage.add(kind);
    }
    at += 1;
  }
  return at;
}

function notePunctuation(draft: Draft, at: number, ascii: string): void {
  if (draft.text[at] === ascii) return;
  draft.edits.push({ start: at, end: at + 1, text: ascii });
  if (isFullWidth(draft.text[at])) draft.damage.add('full-width-punctuation');
}
