import picomatch from 'picomatch';
import { wildcardsOf } from '../locate/wildcards.ts';

/** Longer patterns are no pattern of a person. */
const MAX_PATTERN = 256;

/**
 * A glob becomes a backtracking regular expression. One `*` between two slashes can match in one way only; each further
 * one, and each `**`, multiplies the ways by the text's length, and each brace by its choices. So few of them.
 */
const MAX_FURTHER_STARS = 2;
const MAX_GLOBSTARS = 2;
const MAX_BRACES = 2;
const MAX_COMMAS = 16;
const MAX_SUM = 3;
/** No file name is longer (255 bytes), nor any part between slashes of a reference that Docker takes. */
const MAX_SEGMENT = 256;
const MAX_TEXT = 4096;

/**
 * Compiles a glob: `*` and `?` do not cross `/`, `**` does, `[ab]` and `{a,b}` as in a shell, names with a first dot
 * count; a first `!` and extended globs (`+(a)`) are plain text. A pattern that is damaged, too long or has too many
 * wildcards matches itself only; every pattern matches itself. Takes bounded time on any pattern.
 */
export function matchGlob(pattern: string): (text: string) => boolean {
  const compiled = isHarmless(pattern) ? compile(pattern) : undefined;
  return (text) => text === pattern || (compiled !== undefined && isShort(text) && compiled.test(text));
}

function compile(pattern: string): RegExp | undefined {
  // Parentheses, bars and plus signs would reach the regular expression: `{a,a}+` takes exponential time.
  const plain = pattern.replace(/\\[^]|[()|+]/g, (found) => (found.length === 2 ? found : `\\${found}`));
  try {
    return picomatch.makeRe(plain, { dot: true, nonegate: true, noextglob: true, strictSlashes: true, windows: false, flags: 's' });
  } catch {
    return undefined;
  }
}

function isHarmless(pattern: string): boolean {
  if (pattern === '' || pattern.length > MAX_PATTERN) return false;
  const { globstars, furtherStars } = wildcardsOf(pattern);
  const braces = pattern.split('{').length - 1;
  const commas = braces === 0 ? 0 : pattern.split(',').length - 1;
  const few = globstars <= MAX_GLOBSTARS && furtherStars <= MAX_FURTHER_STARS && braces <= MAX_BRACES && commas <= MAX_COMMAS;
  return few && globstars + furtherStars + braces <= MAX_SUM;
}

function isShort(text: string): boolean {
  return text.length <= MAX_TEXT && text.split('/').every((segment) => segment.length <= MAX_SEGMENT);
}
