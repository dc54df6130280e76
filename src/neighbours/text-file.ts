import { placeOf, splitLines } from '../dockerfile/lines.ts';
import type { Line } from '../dockerfile/types.ts';
import { evidenceText } from '../facts/evidence.ts';
import type { Evidence } from '../rewrite/types.ts';

/** The text of a neighbour and where it lies. */
export interface TextFile {
  /** Relative to the top of the tree, `/`-separated. */
  readonly file: string;
  readonly text: string;
  readonly lines: readonly Line[];
}

export function textFile(file: string, text: string): TextFile {
  return { file, text, lines: splitLines(text) };
}

/** What stands at an offset, in a few words. */
export function evidenceAt(source: TextFile, offset: number, text: string): Evidence {
  return { file: source.file, place: placeOf(source, offset), text: evidenceText(text) };
}

/** The folder of a `/`-separated path; `''` for the top. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), 0));
}

/** The last part of a `/`-separated path. */
export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
