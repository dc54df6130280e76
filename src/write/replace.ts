import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Seen } from './look-at.ts';
import { refusalOf } from './refusal.ts';
import type { WriteRefusal, WriteResult } from './types.ts';

/** Set-user-id and set-group-id. */
const SET_ID = 0o6000;

/**
 * Writes a new file beside the one that was seen and renames it over that one, if `stillTheSame`, asked right before,
 * has nothing against it.
 */
export async function replace(
  { target, stats }: Seen,
  content: Buffer,
  stillTheSame: () => Promise<WriteRefusal | undefined>,
): Promise<WriteResult> {
  const directory = path.dirname(target);
  // No name that would itself be taken for a Dockerfile.
  const temporary = path.join(directory, `.unroot-${randomBytes(9).toString('hex')}.tmp`);
  let handle: FileHandle;
  try {
    // `wx` is O_CREAT | O_EXCL: it fails on anything that stands there, a planted link included.
    handle = await open(temporary, 'wx', 0o600);
  } catch (error) {
    return refusalOf(error, 'read-only-directory');
  }
  try {
    try {
      const kept = await keepOwner(handle, stats);
      await handle.writeFile(content);
      // Last, because a change of owner and a write by an ordinary user both take away set-id bits (chown(2), write(2)).
      // Without the owner or the group these would give somebody else's rights, so they are left out as cp -p does.
      await handle.chmod(stats.mode & 0o7777 & (kept ? ~0 : ~SET_ID));
      await handle.sync();
    } finally {
      await handle.close();
    }
    const refused = await stillTheSame();
    if (refused !== undefined) {
      await unlink(temporary).catch(() => {});
      return refused;
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    return refusalOf(error, 'read-only-directory');
  }
  await syncDirectory(directory);
  return { ok: true };
}

/** Whether owner and group are those of `stats` now. Only root may give a file away; a group needs membership. */
async function keepOwner(handle: FileHandle, { uid, gid }: Stats): Promise<boolean> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return true;
  try {
    await handle.chown(uid, gid);
    return true;
  } catch {
    // chown(2): -1 leaves the owner as it is.
    await handle.chown(-1, gid).catch(() => {});
    return false;
  }
}

/** Makes the rename itself durable. Some file systems refuse it, and the content is safe either way. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close().catch(() => {});
}
