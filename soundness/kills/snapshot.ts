import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What stands at one path: `ids` is mode, owner and group, `links` the number of hard links. */
export type Entry =
  | { readonly kind: 'file'; readonly bytes: Buffer; readonly ids: string; readonly links: number }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'directory'; readonly ids: string }
  | { readonly kind: 'other' };

/** By path relative to the folder. */
export type Snapshot = ReadonlyMap<string, Entry>;

/** Everything below a folder, `.git` aside. */
export function takeSnapshot(root: string): Snapshot {
  const entries = new Map<string, Entry>();
  const queue = [''];
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    for (const name of readdirSync(join(root, folder))) {
      if (name === '.git') continue;
      const path = join(folder, name);
      const entry = entryAt(join(root, path));
      entries.set(path, entry);
      if (entry.kind === 'directory') queue.push(path);
    }
  }
  return entries;
}

function entryAt(absolute: string): Entry {
  const stats = lstatSync(absolute);
  const ids = `${stats.mode.toString(8)} ${stats.uid}:${stats.gid}`;
  if (stats.isSymbolicLink()) return { kind: 'link', to: readlinkSync(absolute) };
  if (stats.isDirectory()) return { kind: 'directory', ids };
  if (stats.isFile()) return { kind: 'file', bytes: readFileSync(absolute), ids, links: stats.nlink };
  return { kind: 'other' };
}
