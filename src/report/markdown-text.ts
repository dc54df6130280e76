// Text of strangers in Markdown. GitHub looks for mentions, issue numbers and commits in the finished page, where
// backslashes and entities have done their work already, but not in code. So what could be any of these becomes code.
import { escapeLine } from './escape.ts';

/** What may stand before and behind a word without meaning anything. */
const BEFORE = '("\'';
const BEHIND = ')"\',;:.?!';
const WORD = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5})$/u;
/** Seven hexadecimal digits or more may name a commit. */
const COMMIT = /^[a-f]{7,}$/i;

/** A code span that shows the text as it is, with hidden characters written out. */
export function codeSpan(text: string): string {
  const shown = escapeLine(text);
  if (shown === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // CommonMark takes one blank off each end, if there is one at both and anything between them.
  const pad = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same for a cell of a table, which a `|` would end even in code. */
export function codeCell(text: string): string {
  return codeSpan(text.replaceAll('|', '\\x7c'));
}

/** A sentence: ordinary words stay, and whatever else stands between blanks becomes code. */
export function prose(text: string): string {
  return escapeLine(text).split(' ').map(proseWord).join(' ');
}

function proseWord(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && BEFORE.includes(word.charAt(start))) start++;
  while (end > start && BEHIND.includes(word.charAt(end - 1))) end--;
  const core = word.slice(start, end);
  if (core === '') return word;
  const shown = WORD.test(core) && !COMMIT.test(core) ? core : codeSpan(core);
  return `${word.slice(0, start)}${shown}${word.slice(end)}`;
}

/** A code block. The lines are to be escaped already. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
