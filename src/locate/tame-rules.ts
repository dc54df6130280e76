import { wildcardsOf } from './wildcards.ts';

/** Of those that multiply the ways to match. One `**` at the end does not: it takes whatever is left. */
const MOST_WILDCARDS = 3;

/**
 * The text of an ignore file without patterns that a stranger may have written to keep us busy: the library makes regular
 * expressions of them, which go back and try again.
 *
 * @returns the text, line for line, and how many of its patterns were taken out
 */
export function tameRules(text: string): { readonly text: string; readonly dropped: number } {
  let dropped = 0;
  const lines = text.split('\n').map((line) => {
    if (!isWild(line)) return line;
    dropped += 1;
    return '';
  });
  return { text: dropped === 0 ? text : lines.join('\n'), dropped };
}

function isWild(line: string): boolean {
  if (line.startsWith('#')) return false;
  const { globstars, furtherStars } = wildcardsOf(line.trimEnd().replace(/^!/, '').replace(/\/\*\*\/?$/, ''));
  return globstars + furtherStars > MOST_WILDCARDS;
}
