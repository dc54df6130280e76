import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { access } from 'node:fs/promises';
import { isSame, lookAt } from './look-at.ts';
import { pendingWrite } from './pending-writes.ts';
import { changed, refusalOf } from './refusal.ts';
import { replace } from './replace.ts';
import type { WriteRefusal, WriteResult } from './types.ts';
import { writeInPlace } from './write-in-place.ts';

/**
 * Replaces the content of a file with `text` (as UTF-8) if it still holds exactly the bytes `expected`. Follows symbolic
 * links, so they keep pointing at the file; with `within` only where the file lies in that folder, else `outside-root`.
 * Keeps the mode, and the owner and group where that is allowed. After any failure the file holds its old bytes, and no
 * temporary file is left unless its folder was moved away. Never throws.
 *
 * The new content is written beside the file and renamed over it, so whenever the process is killed the file is the old
 * or the new one; at most a temporary file `.unroot-*.tmp` is left. A file with further hard links, or of an owner
 * or a group that a new file could not be given, is written in place, and only where one write of at most a page does it; else it
 * is refused.
 *
 * What remains. That the file is the same is checked right before the rename or the write; what another program writes
 * between the two calls is lost. Access lists and extended attributes are not carried over. A power loss during a write in place may
 * leave either text, or a mixture if the disk itself tears a page.
 */
export function writeFileAtomically(absolute: string, expected: Buffer, text: string, within?: string): Promise<WriteResult> {
  return pendingWrite(write(absolute, expected, Buffer.from(text), within));
}

async function write(absolute: string, expected: Buffer, content: Buffer, within: string | undefined): Promise<WriteResult> {
  try {
    const seen = await lookAt(absolute, expected, within);
    if (!seen.ok) {
      // Another name of the same file, or another run, has been faster: what was to be done is done.
      const done = seen.code === 'changed-meanwhile' && (await lookAt(absolute, content, within)).ok;
      return done ? { ok: true } : seen;
    }
    // A rename asks the directory only. Write protection of the file itself is a wish to respect.
    await access(seen.target, constants.W_OK);
    const stillTheSame = async (): Promise<WriteRefusal | undefined> => {
      // From the start, through every link: by now the path may lead elsewhere.
      const again = await lookAt(absolute, expected, within);
      if (!again.ok) return again;
      return again.target === seen.target && isSame(again.stats, seen.stats) ? undefined : changed();
    };
    if (seen.stats.nlink > 1 || !canKeepOwner(seen.stats)) return await writeInPlace(seen, expected, content, stillTheSame);
    return await replace(seen, content, stillTheSame);
  } catch (error) {
    return refusalOf(error, 'read-only');
  }
}

/** Only root may give a file away, and another user only to a group of its own (chown(2)). Windows has neither. */
function canKeepOwner({ uid, gid }: Stats): boolean {
  const own = process.geteuid?.();
  if (own === undefined || own === 0) return true;
  return uid === own && (gid === process.getegid?.() || (process.getgroups?.() ?? []).includes(gid));
}
