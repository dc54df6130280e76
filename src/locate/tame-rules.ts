/**
 * One `*` in a name can match in one way only; each further one multiplies the places to try by the length of a name, and each
 * `**` between names by the depth of a path. One `**` at the end takes whatever is left.
 */
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
  const names = line.trimEnd().replace(/\/\*\*\/?$/, '').split('/');
  const wildcards = names.map((name) => (/^!?\*\*$/.test(name) ? 1 : Math.max(0, (name.match(/\*+/g) ?? []).length - 1)));
  return wildcards.reduce((sum, each) => sum + each, 0) > MOST_WILDCARDS;
}
