import { chmodSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

/** Brings a tree back to what it was before, after a run in which no fault was found. Hard links stay: it writes in place. */
export function restoreTree(root: string, before: Snapshot): void {
  for (const [path, entry] of takeSnapshot(root)) {
    const was = before.get(path);
    const absolute = join(root, path);
    if (was === undefined) {
      unlinkSync(absolute);
    } else if (was.kind === 'file' && entry.kind === 'file' && !was.bytes.equals(entry.bytes)) {
      writeFileSync(absolute, was.bytes);
      // An ordinary user's write takes away set-id bits.
      chmodSync(absolute, Number.parseInt(was.ids, 8) & 0o7777);
    }
  }
}
