import type { BracePart, TemplatePart } from './shell-types.ts';

/** More words than real files make of one; bash itself knows no limit, and a hostile file would make millions. */
export const MOST_WORDS = 30;
/** Longer than any that a person writes. */
const LONGEST = 500;

/**
 * What bash makes of a text with braces in it: `{a,b}`, `x/{a,{b,c}}`, `{1..3}` (bash manual, "Brace Expansion"). Undefined
 * for braces that it may read in another way, and for too many words.
 */
export function expandBraces(text: string): readonly string[] | undefined {
  if (text.length > LONGEST) return undefined;
  const open = text.indexOf('{');
  if (open === -1) return text.includes('}') ? undefined : [text];
  const group = readGroup(text, open);
  const choices = group === undefined ? undefined : (range(group.parts) ?? alternatives(group.parts));
  const rest = group === undefined ? undefined : expandBraces(text.slice(group.end));
  if (choices === undefined || rest === undefined || choices.length * rest.length > MOST_WORDS) return undefined;
  return choices.flatMap((choice) => rest.map((each) => text.slice(0, open) + choice + each));
}

/** The parts between the commas of one pair of braces, and where it ends. */
function readGroup(text: string, open: number): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '}') return { parts: [...parts, text.slice(start, at)], end: at + 1 };
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return undefined;
}

function alternatives(parts: readonly string[]): readonly string[] | undefined {
  // Alone in its braces a word keeps them.
  if (parts.length < 2) return undefined;
  const words: string[] = [];
  for (const part of parts) {
    const expanded = expandBraces(part);
    if (expanded === undefined || words.length > MOST_WORDS) return undefined;
    words.push(...expanded);
  }
  return words;
}

/** `{1..3}`, not `{01..10}`, which keeps its zeros. */
function range([only = '', ...others]: readonly string[]): readonly string[] | undefined {
  const [, first = '', last = ''] = /^(0|-?[1-9]\d{0,3})\.\.(0|-?[1-9]\d{0,3})$/.exec(only) ?? [];
  if (others.length > 0 || first === '') return undefined;
  const step = Number(first) <= Number(last) ? 1 : -1;
  const length = Math.abs(Number(last) - Number(first)) + 1;
  return length > MOST_WORDS ? undefined : Array.from({ length }, (_, index) => String(Number(first) + index * step));
}

export function isBraces(part: TemplatePart | BracePart): part is BracePart {
  return typeof part !== 'string' && 'braces' in part;
}
