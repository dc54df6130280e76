import { formatPatch, structuredPatch } from 'diff';
import { escapeContent } from './escape.ts';
import { createPaint } from './paint.ts';
import type { Paint, Style } from './paint.ts';

/**
 * One file's part of a patch that `git apply` takes; `''` where nothing changed.
 *
 * @param path as the patch shall name it, `/`-separated. Below a repository `git apply` reads the names of a
 *   `diff --git` patch from the root of the work tree, wherever it is run.
 * @param color in git's colours. Such a patch is for reading.
 * @param forTerminal hidden characters of the content are written out. The patch is then for reading too;
 *   without it and without colour, content is passed on as it is, so that the patch applies.
 */
export function formatFilePatch(
  path: string,
  before: string,
  after: string,
  color: boolean,
  forTerminal: boolean = color,
): string {
  if (before === after) return '';
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  const lines = formatPatch({ ...patch, isGit: true }).split('\n');
  const paint = createPaint(color);
  return lines.map((line, index) => formatLine(line, index, paint, forTerminal)).join('\n');
}

/** The first three lines are `diff --git`, `---` and `+++`; names are C-quoted there, so nothing hides in them. */
const HEADER = 3;

function formatLine(line: string, index: number, paint: Paint, forTerminal: boolean): string {
  if (index < HEADER) {
    // Git and GNU patch end a name that holds a blank with a tab: without it, the rest could be a date.
    const name = index > 0 && line.includes(' ', 4) ? `${line}\t` : line;
    return paint('bold', forTerminal ? escapeContent(name) : name);
  }
  const shown = forTerminal ? escapeContent(line) : line;
  const style = lineStyle(line);
  if (style === undefined) return shown;
  // The carriage return stands behind the reset, or the line ending would be coloured.
  return shown.endsWith('\r') ? `${paint(style, shown.slice(0, -1))}\r` : paint(style, shown);
}

function lineStyle(line: string): Style | undefined {
  switch (line[0]) {
    case '+':
      return 'green';
    case '-':
      return 'red';
    case '@':
      return 'cyan';
    default:
      return undefined;
  }
}
