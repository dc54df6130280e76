import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { isSame, openCarefully, type Seen } from './look-at.ts';
import { changed, refusal, refusalOf } from './refusal.ts';
import type { WriteRefusal, WriteResult } from './types.ts';

/**
 * The smallest page of memory. Linux looks for a fatal signal between the pages of one write(2), never within one
 * (generic_perform_write in mm/filemap.c), so a kill can cut a longer write and not this one.
 */
const ONE_PAGE = 4096;

/**
 * Writes into the file itself, so that all its hard links show the new content, and its owner stays. Only where one single write does it: at
 * most a page, and no shorter than before, because a shorter text would have to be cut off in a second step. Anything
 * else is refused, because a kill could leave a mixture. `stillTheSame` is asked when the file is open.
 */
export async function writeInPlace(
  { target, stats }: Seen,
  expected: Buffer,
  content: Buffer,
  stillTheSame: () => Promise<WriteRefusal | undefined>,
): Promise<WriteResult> {
  if (content.length > ONE_PAGE || content.length < expected.length) return tooMuch(stats.nlink - 1);
  let handle: FileHandle | undefined;
  try {
    handle = await openCarefully(target, constants.O_RDWR);
    if (handle === undefined || !isSame(await handle.stat(), stats)) return changed();
    const refused = await stillTheSame();
    return refused ?? (await overwrite(handle, expected, content));
  } catch (error) {
    return refusalOf(error, 'read-only');
  } finally {
    await handle?.close().catch(() => {});
  }
}

async function overwrite(handle: FileHandle, expected: Buffer, content: Buffer): Promise<WriteResult> {
  const { mode } = await handle.stat();
  try {
    const { bytesWritten } = await handle.write(content, 0, content.length, 0);
    if (bytesWritten < content.length) throw new ShortWrite(`only ${bytesWritten} of ${content.length} bytes were written`);
    await handle.sync();
  } catch (error) {
    // The old bytes need no new room: their blocks are still the file's.
    await handle.write(expected, 0, expected.length, 0).catch(() => {});
    await handle.truncate(expected.length).catch(() => {});
    await keepMode(handle, mode);
    return error instanceof ShortWrite ? refusal('no-space', error.message) : refusalOf(error, 'read-only');
  }
  await keepMode(handle, mode);
  return { ok: true };
}

class ShortWrite extends Error {}

/** A write by an ordinary user takes away set-id bits (write(2)). */
async function keepMode(handle: FileHandle, mode: number): Promise<void> {
  const now = await handle.stat().catch(() => undefined);
  if (now?.mode !== mode) await handle.chmod(mode & 0o7777).catch(() => {});
}

function tooMuch(others: number): WriteResult {
  const why = others === 0 ? 'it would become yours or another group\'s' : others === 1 ? 'it has another hard link' : `it has ${others} other hard links`;
  return refusal('write-failed', `${why}, and so long a text, or a shorter one, cannot be written into the file itself in one step`);
}
