import { skipSeparators, wordEnd } from './blanks.ts';
import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import { splitWords } from './split-words.ts';

/** One pair of ENV or LABEL, as written. `at` is where the name stands in the text that was read. */
export interface NameValue {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/**
 * The pairs of ENV or LABEL (BuildKit's parser/line_parsers.go, parseNameVal): `a=b "c d"=e`, or the old form `a b c`,
 * whose name ends at the first blank, quoted or not.
 */
export function nameValues(rest: string, escape: '\\' | '`'): readonly NameValue[] {
  const words = splitWords(rest, escape);
  const [first] = words;
  if (first === undefined) return [];
  if (first.text.includes('=')) {
    return words.map(({ text, start }) => {
      const equals = text.indexOf('=');
      return { name: text.slice(0, Math.max(equals, 0)), value: text.slice(equals + 1), at: start };
    });
  }
  const end = wordEnd(rest, 0, rest.length);
  return [{ name: rest.slice(0, end), value: rest.slice(skipSeparators(rest, end, rest.length)), at: 0 }];
}

/**
 * Why BuildKit refuses the arguments of ENV or LABEL, or undefined: there is at least one pair, every word is `name=value`
 * or the first has no `=` and a value follows it, and no name is empty.
 */
export function nameValueProblem(keyword: string, rest: string, escape: '\\' | '`'): Problem | undefined {
  const [first, ...others] = splitWords(rest, escape);
  if (first === undefined) return undefined;
  if (!first.text.includes('=')) {
    if (wordEnd(rest, 0, rest.length) < rest.length) return undefined;
    return { message: `${keyword} needs a name and a value`, at: 0 };
  }
  const bare = others.find((word) => !word.text.includes('='));
  return bare && { message: `${keyword} needs name=value, but ${quoted(bare.text)} has no "="`, at: bare.start };
}
