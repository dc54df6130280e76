import { isSeparator } from './blanks.ts';
import { splitWords } from './split-words.ts';

/**
 * Why BuildKit refuses the arguments of ENV or LABEL (parser/line_parsers.go, parseNameVal), or
 * undefined: either every word is `name=value`, or the first has no `=` and a value follows it.
 */
export function nameValueProblem(keyword: string, rest: string, escape: '\\' | '`'): string | undefined {
  const [first, ...others] = splitWords(rest, escape);
  if (first === undefined) return undefined;
  if (!first.text.includes('=')) {
    for (let offset = 0; offset < rest.length; offset++) {
      if (isSeparator(rest.charCodeAt(offset))) return undefined;
    }
    return `${keyword} needs a name and a value`;
  }
  const bare = others.find((word) => !word.text.includes('='));
  return bare && `${keyword} needs name=value, but ${JSON.stringify(bare.text.slice(0, 40))} has no "="`;
}
