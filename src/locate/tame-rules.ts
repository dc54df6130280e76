/** Of wildcards in one name: a name has at most 255 bytes, and each of them multiplies the places to try. */
const MOST_IN_NAME = 3;
/** Of `**` between names: a path has at most some 2,000 folders (PATH_MAX). One at the end takes whatever is left. */
const MOST_BETWEEN = 2;

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
  const names = line.trimEnd().replace(/\/\*\*\/?$/, '').split('/');
  if (names.filter((name) => name === '**' || name === '!**').length > MOST_BETWEEN) return true;
  return names.some((name) => (name.match(/\*+/g) ?? []).length > MOST_IN_NAME);
}
