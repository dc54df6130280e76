import { constants, type Stats } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { isInside } from '../locate/paths.ts';
import { changed, refusal } from './refusal.ts';
import type { WriteRefusal } from './types.ts';

/** A file that holds the bytes that were read: its path without any link in it, and what the file system says of it. */
export interface Seen {
  readonly ok: true;
  readonly target: string;
  readonly stats: Stats;
}

/**
 * Pipes are not waited for, and a link that takes the place of what `realpath` found is not followed. Windows has neither
 * flag, nor these dangers.
 */
const CAREFUL = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Looks at the file to which `absolute` leads now: whether it is a regular file, in the folder `within` if one is given,
 * and holds exactly `expected`. Throws what the file system throws.
 */
export async function lookAt(absolute: string, expected: Buffer, within: string | undefined): Promise<Seen | WriteRefusal> {
  const target = await realpath(absolute);
  if (within !== undefined && !isInside(await realpath(within), target)) {
    return refusal('outside-root', 'a symbolic link leads out of the folder that is searched');
  }
  // Before it is opened: to open a device may already do something.
  if (!(await stat(target)).isFile()) return refusal('not-a-regular-file', 'it is not a regular file');
  const handle = await openCarefully(target, constants.O_RDONLY);
  if (handle === undefined) return changed();
  try {
    const stats = await handle.stat();
    return stats.isFile() && (await holds(handle, stats, expected)) ? { ok: true, target, stats } : changed();
  } finally {
    await handle.close();
  }
}

/** Undefined where a symbolic link stands at the end of the path. */
export async function openCarefully(target: string, flags: number): Promise<FileHandle | undefined> {
  try {
    return await open(target, flags | CAREFUL);
  } catch (error) {
    // open(2): ELOOP on Linux and macOS; FreeBSD says EMLINK.
    if (error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'EMLINK')) return undefined;
    throw error;
  }
}

/** Whether both are one file, with the same links, rights and owner. */
export function isSame(one: Stats, other: Stats): boolean {
  return SAME.every((key) => one[key] === other[key]);
}

const SAME = ['dev', 'ino', 'nlink', 'mode', 'uid', 'gid'] as const;

/** Whether an open file of these `stats` holds exactly `expected`. No more is read, should it grow meanwhile. */
async function holds(handle: FileHandle, { size }: Stats, expected: Buffer): Promise<boolean> {
  if (size !== expected.length) return false;
  const bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length > size) break;
  }
  return bytes.subarray(0, length).equals(expected);
}
