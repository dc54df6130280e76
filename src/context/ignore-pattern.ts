/** A pattern of .dockerignore, read: one test for each part between slashes, `**` for any number of them. */
export type IgnorePattern = readonly ('**' | ((name: string) => boolean))[];

/**
 * Reads a pattern: `./`, `/` and trailing slashes say nothing more (the builder cleans each line as a path). `**` glued to other
 * characters crosses folders too.
 */
export function ignorePattern(text: string): IgnorePattern {
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.flatMap((segment) => {
    if (segment === '**') return ['**' as const];
    return segment.startsWith('**') ? ['**' as const, segmentTest(segment.slice(1))] : [segmentTest(segment)];
  });
}

/**
 * Whether the pattern matches the path or a folder that holds it (both split at their slashes). Each star is tried once at each
 * place, so that time grows with the product of the two lengths at most.
 */
export function matchesPath(pattern: IgnorePattern, path: readonly string[]): boolean {
  return walk(pattern.length, path.length, (at, index) => {
    const segment = pattern[at] ?? '**';
    return segment === '**' ? 'any' : segment(path[index] ?? '') ? 'one' : 'none';
  }, true);
}

function segmentTest(pattern: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const units = unitsOf(pattern);
  return (name) => walk(units.length, name.length, (at, index) => {
    const unit = units[at];
    if (unit === undefined) return 'none';
    return unit === '*' ? 'any' : unit(name[index] ?? '') ? 'one' : 'none';
  }, false);
}

type Step = 'any' | 'one' | 'none';

/**
 * The usual greedy walk over a pattern with stars: at a mismatch it goes back to the last star only.
 *
 * @param early a match of the whole pattern with a beginning of the text is enough
 */
function walk(patternLength: number, length: number, step: (at: number, index: number) => Step, early: boolean): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let starIndex = 0;
  while (index < length) {
    const found = at < patternLength ? step(at, index) : 'none';
    if (at === patternLength && early && index > 0) return true;
    if (found === 'any') {
      star = at;
      starIndex = index;
      at += 1;
    } else if (found === 'one') {
      at += 1;
      index += 1;
    } else if (star !== -1) {
      starIndex += 1;
      index = starIndex;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (at < patternLength && step(at, length) === 'any') at += 1;
  return at === patternLength;
}

type Unit = '*' | ((character: string) => boolean);

/** `*`, `?`, `[a-z]`, `[^x]`, `\x` and plain characters, as Go's filepath.Match has them. */
function unitsOf(pattern: string): readonly Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const close = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (character === '*') {
      if (units.at(-1) !== '*') units.push('*');
    }
    else if (character === '?') units.push(() => true);
    else if (close !== -1) {
      units.push(inClass(pattern.slice(at + 1, close)));
      at = close;
    } else {
      if (character === '\\') at += 1;
      const plain = pattern[at] ?? '';
      units.push((candidate) => candidate === plain);
    }
  }
  return units;
}

function inClass(text: string): (character: string) => boolean {
  const negated = text.startsWith('^');
  const ranges = [...(negated ? text.slice(1) : text).matchAll(/(.)-(.)|(.)/gs)].map(([, from, to, one = '']) => [from ?? one, to ?? one] as const);
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
