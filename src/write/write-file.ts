import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readFile, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly code: WriteFailure; readonly message: string };

export type WriteFailure =
  | 'changed-meanwhile'
  | 'vanished'
  | 'not-a-regular-file'
  | 'read-only'
  | 'read-only-directory'
  | 'no-space'
  | 'write-failed';

/**
 * Replaces the content of a file with `text` (as UTF-8) if it still holds exactly the bytes `expected`. Follows
 * symbolic links, so they keep pointing at the file. Keeps the mode, and the owner and group where that is allowed.
 * After any failure the file holds its old bytes and no temporary file is left; never throws.
 *
 * The new content is written beside the file and renamed over it, so a killed run leaves the old or the new file.
 * Access lists and extended attributes are not carried over. A file with further hard links is written in place,
 * because a rename would cut them off: there a power loss in the middle can leave a mixed file, which a version
 * control system repairs more easily than links that silently went apart.
 */
export async function writeFileAtomically(absolute: string, expected: Buffer, text: string): Promise<WriteResult> {
  const content = Buffer.from(text);
  let target: string;
  let stats: Stats;
  try {
    target = await realpath(absolute);
    stats = await stat(target);
    if (!stats.isFile()) return failure('not-a-regular-file', 'it is not a regular file');
    // A rename asks the directory only. Write protection of the file itself is a wish to respect.
    await access(target, constants.W_OK);
    if (!(await holds(target, expected))) return changed();
  } catch (error) {
    return failureOf(error, 'read-only');
  }
  return stats.nlink > 1 ? writeInPlace(target, expected, content) : replace(target, stats, expected, content);
}

async function replace(target: string, stats: Stats, expected: Buffer, content: Buffer): Promise<WriteResult> {
  const directory = path.dirname(target);
  // No name that would itself be taken for a Dockerfile.
  const temporary = path.join(directory, `.unroot-${randomBytes(9).toString('hex')}.tmp`);
  let handle: FileHandle;
  try {
    // `wx` is O_CREAT | O_EXCL: it fails on anything that stands there, a planted link included.
    handle = await open(temporary, 'wx', 0o600);
  } catch (error) {
    return failureOf(error, 'read-only-directory');
  }
  try {
    try {
      await keepOwner(handle, stats);
      await handle.chmod(stats.mode & 0o7777);
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await holds(target, expected))) {
      await unlink(temporary);
      return changed();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    return failureOf(error, 'read-only-directory');
  }
  await syncDirectory(directory);
  return { ok: true };
}

/** Before the mode is set, because a change of owner takes away set-id bits. Only root may give a file away. */
async function keepOwner(handle: FileHandle, { uid, gid }: Stats): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  await handle.chown(uid, gid).catch(() => handle.chown(-1, gid).catch(() => {}));
}

async function writeInPlace(target: string, expected: Buffer, content: Buffer): Promise<WriteResult> {
  let handle: FileHandle;
  try {
    handle = await open(target, 'r+');
  } catch (error) {
    return failureOf(error, 'read-only');
  }
  try {
    await overwrite(handle, content);
    return { ok: true };
  } catch (error) {
    // The old bytes need no new room: their blocks are still the file's.
    await overwrite(handle, expected).catch(() => {});
    return failureOf(error, 'read-only');
  } finally {
    await handle.close().catch(() => {});
  }
}

async function overwrite(handle: FileHandle, content: Buffer): Promise<void> {
  for (let done = 0; done < content.length; ) {
    done += (await handle.write(content, done, content.length - done, done)).bytesWritten;
  }
  await handle.truncate(content.length);
  await handle.sync();
}

async function holds(target: string, expected: Buffer): Promise<boolean> {
  const { size } = await stat(target);
  return size === expected.length && (await readFile(target)).equals(expected);
}

/** Makes the rename itself durable. Some file systems refuse it, and the content is safe either way. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close().catch(() => {});
}

function changed(): WriteResult {
  return failure('changed-meanwhile', 'the file changed after it was read');
}

function failure(code: WriteFailure, message: string): WriteResult {
  return { ok: false, code, message };
}

/** `denied` is what a refusal by permissions means at this step. */
function failureOf(error: unknown, denied: 'read-only' | 'read-only-directory'): WriteResult {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('vanished', 'the file does not exist any more');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return failure(denied, message);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return failure('no-space', message);
  return failure('write-failed', message);
}
