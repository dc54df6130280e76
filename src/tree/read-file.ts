import { lstatSync, readFileSync } from 'node:fs';
import { decodeSource } from '../dockerfile/read.ts';

/** Larger files are neither Dockerfiles nor configurations. */
const MAX_BYTES = 1024 * 1024;

/** The text of a regular file, at once; undefined if it is none, too large, or no text. Follows no link, never throws. */
export function readTextFile(absolute: string): string | undefined {
  try {
    const stats = lstatSync(absolute);
    if (!stats.isFile() || stats.size > MAX_BYTES) return undefined;
    const read = decodeSource(readFileSync(absolute), MAX_BYTES);
    return read.ok ? read.text : undefined;
  } catch {
    return undefined;
  }
}
