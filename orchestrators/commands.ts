import { parseAllDocuments } from 'yaml';
import type { Block } from './page.ts';

/** How engines are told what to run in each repository; the first group is that, for `sh -c`. */
const TOLD: readonly RegExp[] = [
  /^multi-gitter run "(.+?)" /,
  /^turbolift foreach (?:--\w+ )?-- (.+)$/,
  /^git-xargs .* (unroot .+)$/,
  /^mod exec \. -- (.+)$/,
];

/**
 * What engines run in a repository because of a block, as texts for `sh -c`. Lines that prepare and conclude, and commands of other
 * programs, are not among them. A script is one text as a whole.
 */
export function commandsOf({ language, text }: Block): readonly string[] {
  switch (language) {
    case 'sh':
      return text.startsWith('#!') ? [text] : shellCommands(text);
    case 'python':
      return [...text.matchAll(/run\(('unroot'.+)\)$/gm)].map(([, words = '']) => pythonWords(words, text).join(' '));
    case 'yaml':
      return parseAllDocuments(text).flatMap((document) => stringsBelow(document.toJS(), ['run', 'args'])).filter(callsUnroot);
    case 'json':
      return stringsBelow(JSON.parse(text), ['commands']).filter(callsUnroot);
    default:
      return [];
  }
}

/** How often a text calls unroot: what a block has and its commands do not was overlooked. */
export function countCalls(text: string): number {
  return [...text.matchAll(/(?<![\w`^./-])(?:unroot|'unroot',) '?(?:check|diff|fix|prove|bulk)\b/g)].length;
}

function callsUnroot(text: string): boolean {
  return countCalls(text) > 0;
}

function shellCommands(text: string): readonly string[] {
  const lines = text.replaceAll(/ *\\\n */g, ' ').split('\n');
  return lines.flatMap((line) => TOLD.flatMap((pattern) => pattern.exec(line)?.[1] ?? [])).filter((line) => callsUnroot(line) || line.includes('unroot-commit.sh'));
}

/** The words of a call, with names in braces put in from where they are set. */
function pythonWords(call: string, text: string): readonly string[] {
  return [...call.matchAll(/f?'([^']*)'/g)].map(([, word = '']) =>
    word.replaceAll(/\{(\w+)\}/g, (_, name: string) => new RegExp(`^${name} = '(.*)'$`, 'm').exec(text)?.[1] ?? name));
}

function stringsBelow(value: unknown, keys: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (!keys.includes(key)) return stringsBelow(child, keys);
    return [child].flat().filter((each): each is string => typeof each === 'string');
  });
}
