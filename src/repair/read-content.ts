import type { Draft, ManualCode } from './array-repair.ts';
import { readDash } from './read-dash.ts';

export type ContentReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: ManualCode };

/**
 * Reads `from..to` of a string that is not yet a JSON string, and notes what must change inside it:
 * `"` and control characters are escaped, no-break and zero-width blanks and dashes undone.
 */
export function readContent(draft: Draft, from: number, to: number): ContentReading {
  const { text, edits, damage } = draft;
  const value: string[] = [];
  for (let i = from; i < to; i += 1) {
    const char = text[i] ?? '';
    const code = char.charCodeAt(0);
    const dash = readDash(text, i, from, to);
    if (dash === 'unclear') return { ok: false, code: 'array-dash' };
    if (dash !== undefined) {
      edits.push({ start: i, end: i + dash.width, text: dash.meant });
      damage.add('guessed-dash');
      value.push(dash.meant);
      i += dash.width - 1;
    } else if (char === '\\') {
      // Only \\ and \" come this far.
      i += 1;
      value.push(text[i] ?? '');
    } else if (char === '"') {
      edits.push({ start: i, end: i, text: '\\' });
      value.push(char);
    } else if (code < 0x20) {
      edits.push({ start: i, end: i + 1, text: escapeControl(char) });
      damage.add('control-character');
      value.push(char);
    } else if (code === 0xa0 || code === 0x202f || code === 0x2007) {
      edits.push({ start: i, end: i + 1, text: ' ' });
      damage.add('odd-blank-in-string');
      value.push(' ');
    } else if (code === 0x200b || code === 0x2060 || code === 0xfeff) {
      edits.push({ start: i, end: i + 1, text: '' });
      damage.add('odd-blank-in-string');
    } else {
      value.push(char);
    }
  }
  return { ok: true, value: value.join('') };
}

/** `\t`, `\u0001`: how JSON writes a character that may not stand in a string as it is. */
export const escapeControl = (char: string): string => JSON.stringify(char).slice(1, -1);
