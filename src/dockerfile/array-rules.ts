import { skipSpace } from './blanks.ts';
import { findHeredocs } from './heredoc.ts';
import { shellWords } from './shell-words.ts';

/**
 * Why BuildKit refuses the strings of an exec (JSON) form (instructions/parse.go), or undefined. What it cannot expand is
 * judged where `escape` is given.
 */
export function arrayProblem(keyword: string, strings: readonly string[], escape?: '\\' | '`'): string | undefined {
  switch (keyword) {
    case 'ADD':
    case 'COPY':
      return destinationProblem(keyword, strings) ?? expansionProblem(strings, escape);
    case 'VOLUME':
      if (strings.length === 0) return 'VOLUME needs an argument';
      if (strings.some((volume) => skipSpace(volume, 0, volume.length) === volume.length)) return 'a VOLUME may not be empty';
      return expansionProblem(strings, escape);
    case 'SHELL':
      return strings.length === 0 ? 'SHELL needs an argument' : undefined;
    case 'HEALTHCHECK':
      return strings.length === 0 ? 'HEALTHCHECK CMD needs a command' : undefined;
    default:
      return undefined;
  }
}

/** Why BuildKit refuses the words of COPY or ADD, of either form: too few, or a heredoc as destination (parseSourcesAndDest). */
export function destinationProblem(keyword: string, words: readonly string[]): string | undefined {
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) return `${keyword} needs a source and a destination`;
  const starts = findHeredocs(destination);
  return starts.ok && starts.heredocs.length > 0 ? `the destination of ${keyword} may not be a heredoc` : undefined;
}

function expansionProblem(strings: readonly string[], escape: '\\' | '`' | undefined): string | undefined {
  if (escape === undefined) return undefined;
  const refused = strings.some((text) => !shellWords(text, { rawQuotes: false, rawEscapes: false, escape }).ok);
  return refused ? 'BuildKit cannot expand its strings' : undefined;
}
