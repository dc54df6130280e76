import type { Rewrite } from '../rewrite/types.ts';
import { escapeContent } from './escape.ts';
import { formatFilePatch } from './patch.ts';

/** The change of a file for reading: lines of its patch without their ends, hidden characters written out. None where nothing changes. */
export function diffLines({ path, before, after }: Rewrite): readonly string[] {
  return patchLines(formatFilePatch(path, before, after, false));
}

/** The same of a patch that applies, of one file or several. */
export function patchLines(patch: string): readonly string[] {
  const lines = patch.split('\n').map(escapeContent);
  return lines.slice(0, lines.at(-1) === '' ? -1 : undefined).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
