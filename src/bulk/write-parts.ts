import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pendingWrite } from '../write/pending-writes.ts';

/** The text of a file, part by part: the next one is made when the last one is on the disk, so only one is ever in memory. */
export type Parts = Iterable<string> | AsyncIterable<string>;

/**
 * Writes a file of the output folder, atomically: a killed run leaves the old one, the new one or none. A signal is waited with until it is through.
 *
 * @throws Error of the file system, and whatever `parts` throws; the old file then stays
 */
export function writeParts(out: string, name: string, parts: Parts): Promise<void> {
  return pendingWrite(write(out, name, parts));
}

async function write(out: string, name: string, parts: Parts): Promise<void> {
  const made = join(out, `.unroot-${randomBytes(9).toString('hex')}.tmp`);
  try {
    await writeFile(made, parts, { flag: 'wx', flush: true });
    await rename(made, join(out, name));
  } finally {
    await rm(made, { force: true });
  }
}
