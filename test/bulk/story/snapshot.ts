import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What stands at each path below a folder, as a word that is equal for equal things. */
export type Snapshot = ReadonlyMap<string, string>;

/**
 * Kind, mode and content of all that is below a folder, `.git` included; with `times` also when it was last written, to see what was
 * changed and changed back.
 */
export function snapshot(folder: string, times: boolean = false): Snapshot {
  const entries = new Map<string, string>();
  const queue: string[] = readdirSync(folder);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const absolute = join(folder, path);
    const stats = lstatSync(absolute, { bigint: true });
    const time = times ? ` ${stats.mtimeNs}` : '';
    entries.set(path, `${stats.mode.toString(8)} ${contentOf(absolute, stats)}${time}`);
    if (stats.isDirectory()) queue.push(...readdirSync(absolute).map((name) => `${path}/${name}`));
  }
  return entries;
}

function contentOf(absolute: string, stats: { isFile(): boolean; isSymbolicLink(): boolean }): string {
  if (stats.isSymbolicLink()) return readlinkSync(absolute);
  return stats.isFile() ? createHash('sha256').update(readFileSync(absolute)).digest('hex') : '';
}

/** The paths at which two snapshots differ, sorted. */
export function differences(one: Snapshot, other: Snapshot): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();
}
