import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was built: the version and the image of each base, by its first tag. */
export type BuiltRecord = Map<string, { readonly version: string; readonly image: string }>;

/** Reads the record of a cache folder; it is empty where there is none, or none that can be read. */
export function readRecord(folder: string): BuiltRecord {
  const record: BuiltRecord = new Map();
  const path = join(folder, 'bases.txt');
  if (!existsSync(path)) return record;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [tag, version, image] = line.split(' ');
    if (tag !== undefined && version !== undefined && image !== undefined) record.set(tag, { version, image });
  }
  return record;
}

/** Writes the record at once, so that a run that is ended leaves a whole one. */
export function writeRecord(folder: string, record: BuiltRecord): void {
  const path = join(folder, 'bases.txt');
  writeFileSync(`${path}.new`, [...record].map(([tag, { version, image }]) => `${tag} ${version} ${image}\n`).join(''));
  renameSync(`${path}.new`, path);
}
