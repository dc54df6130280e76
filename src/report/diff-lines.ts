import type { Rewrite } from '../rewrite/types.ts';
import { formatFilePatch } from './patch.ts';

/** The change of a file for reading: lines of its patch without their ends, hidden characters written out. None where nothing changes. */
export function diffLines({ path, before, after }: Rewrite): readonly string[] {
  const patch = formatFilePatch(path, before, after, false, true);
  return patch === '' ? [] : patch.split('\n').slice(0, -1).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
