import { quoteFamily } from './array-characters.ts';
import { whatFollows } from './array-lookahead.ts';
import type { Draft, ElementReading } from './array-repair.ts';
import { escapeControl } from './read-content.ts';

/**
 * Reads an element that starts and ends with an ASCII `"`, escapes included, as JSON has it: such a string
 * is right already and stays, whatever quotes it holds. Undefined where the string does not end that way.
 */
export function readJsonElement(draft: Draft, start: number): ElementReading | undefined {
  const { text } = draft;
  let end = start + 1;
  let otherEnd = false;
  for (; end < text.length && text[end] !== '"'; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (quoteFamily(text[end]) === 'double' && whatFollows(text, end + 1) === 'delimiter') otherEnd = true;
  }
  end += 1;
  if (end > text.length || whatFollows(text, end) === 'other') return undefined;
  // `"npm”, “start"` among damaged elements: one string or two.
  if (otherEnd) return { ok: false, code: 'array-ambiguous' };

  const pieces: string[] = [];
  for (let i = start; i < end; i += 1) {
    const char = text[i] ?? '';
    if (char === '\\') {
      const escaped = text[i + 1] ?? '';
      // What an escape in front of a tab was to mean, nobody can say.
      if (escaped < ' ') return { ok: false, code: 'array-escape' };
      pieces.push(char, escaped);
      i += 1;
      continue;
    }
    if (char >= ' ') {
      pieces.push(char);
      continue;
    }
    pieces.push(escapeControl(char));
    draft.edits.push({ start: i, end: i + 1, text: escapeControl(char) });
    draft.damage.add('control-character');
  }
  const value = readJsonString(pieces.join(''));
  return value === undefined ? { ok: false, code: 'array-escape' } : { ok: true, value, end };
}

function readJsonString(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
