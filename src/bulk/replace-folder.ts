import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts a folder that `fill` makes in place of the one that stands at `name` in `parent`, as a whole: a process that is killed leaves the old folder, the new
 * one or none.
 *
 * @throws Error of the file system, and whatever `fill` throws; the old folder then stays
 */
export async function replaceFolder(parent: string, name: string, fill: (made: string) => Promise<void>): Promise<void> {
  const unique = randomBytes(6).toString('hex');
  const made = join(parent, `.new-${unique}.tmp`);
  const old = join(parent, `.old-${unique}.tmp`);
  await mkdir(made, { recursive: true });
  try {
    await fill(made);
    await rename(join(parent, name), old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(made, join(parent, name));
  } finally {
    await Promise.all([made, old].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
