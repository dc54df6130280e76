import type { Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import { itemsOf } from './items.ts';
import { formatPlace } from './place.ts';
import type { RunResult } from './types.ts';

/**
 * For grep and editors, one line each: `path:line:col: level code transform: message` for a finding,
 * `path:line:1: failed code: message` for a file that failed or could not be read.
 */
export function formatConcise(run: RunResult): string {
  return run.files.flatMap((file) => formatFile(file, run)).map((line) => `${line}\n`).join('');
}

function formatFile(file: Rewrite, run: RunResult): readonly string[] {
  const path = escapeLine(file.path);
  return itemsOf(file, run).map(({ kind, code, transform, place = { line: 1, column: 1 }, message }) => {
    const what = transform === undefined ? code : `${code} ${transform}`;
    return `${path}:${formatPlace(place)}: ${kind} ${what}: ${escapeLine(message)}`;
  });
}
