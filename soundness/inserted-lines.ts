import type { Edit } from '../src/dockerfile/types.ts';

/** Whether an edit puts whole lines between those of a text, and takes nothing away. */
export function putsLines(text: string, { start, end, text: put }: Edit): boolean {
  if (start !== end) return false;
  const opensLine = start === 0 || text[start - 1] === '\n';
  const closesLine = start === text.length || text[start] === '\n' || text.startsWith('\r\n', start);
  return (opensLine && put.endsWith('\n')) || (closesLine && /^\r?\n/.test(put) && !put.endsWith('\n'));
}

/** The lines that are put there, without the blank ones and without indentation. */
export function linesOf({ text }: Edit): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
