import { quoteFamily } from './array-characters.ts';

const binaryOperators = new Set(
  '= == != =~ < > \\< \\> -eq -ne -lt -le -gt -ge -nt -ot -ef -a -o'.split(' '),
);
const shellKeywords = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/**
 * Whether a text that starts with `[` is the shell's test command (POSIX `[`, bash `[[`) and no array:
 * `[ -f x ] && y`, `[ "$a" = b ] || c`, `[ ! -d x ]`. `keyword` is upper case.
 */
export function isShellTest(text: string, keyword: string): boolean {
  if (!shellKeywords.has(keyword)) return false;
  const test = readTest(text);
  const { first, second } = test;
  if (first === '!' || /^-[a-zA-Z]$/.test(first)) return true;
  if (binaryOperators.has(second) && !leavesQuoteOpen(first)) return true;
  if (!test.spaced || test.commas || isTypographic(first[0])) return false;
  if (/^[&|<>]|^;./.test(test.behind)) return true;
  // `RUN [ $DEBUG ]`; two words without an operator are an error to the shell.
  return test.behind === '' && test.count === 1 && first[0] !== "'" && (keyword === 'RUN' || keyword === 'HEALTHCHECK');
}

interface Test {
  readonly first: string;
  readonly second: string;
  readonly count: number;
  /** A word ends with an unquoted comma. */
  readonly commas: boolean;
  /** Both brackets stand alone, as the shell needs them. */
  readonly spaced: boolean;
  /** What follows the closing bracket, blanks before it excluded. */
  readonly behind: string;
}

/** Splits the words of a test at blanks outside of ASCII quotes, up to the word `]`. */
function readTest(text: string): Test {
  const words: string[] = [];
  let commas = false;
  let closed = false;
  let at = text.startsWith('[[ ') ? 2 : 1;
  const open = isBlank(text[at]);
  while (at < text.length && !closed) {
    while (isBlank(text[at])) at += 1;
    const start = at;
    let quote = '';
    for (; at < text.length && (quote !== '' || !isBlank(text[at])); at += 1) {
      const char = text[at] ?? '';
      if (quote === char) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      if (start + 1 === at + 1 && char === ']' && !/[^\s;&|)]/.test(text[at + 1] ?? '')) {
        closed = true;
        at += 1;
        break;
      }
    }
    if (closed || at === start) continue;
    words.push(text.slice(start, at));
    commas ||= text[at - 1] === ',';
  }
  return {
    first: words[0] ?? '',
    second: words[1] ?? '',
    count: words.length,
    commas,
    spaced: open && closed,
    behind: text.slice(at).trim(),
  };
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

const isTypographic = (char: string | undefined): boolean =>
  quoteFamily(char) !== undefined && char !== '"' && char !== "'";

/** `“a` opens a string that goes on behind the blank: an operator in it is text. */
const leavesQuoteOpen = (word: string): boolean =>
  isTypographic(word[0]) && (word.length < 2 || !isTypographic(word[word.length - 1]));
