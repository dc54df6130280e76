import { readFileSync } from 'node:fs';
import { parseReference } from './reference.ts';
import { readEntries } from './read-entries.ts';
import type { BaseImageEntry } from './table-types.ts';

/** The table of base images, by the names that references are normalised to. */
export interface ImageTable {
  readonly entries: readonly BaseImageEntry[];
  readonly byName: ReadonlyMap<string, BaseImageEntry>;
  /** Names that end in `*`, without it, the longest first. */
  readonly byPrefix: readonly (readonly [prefix: string, entry: BaseImageEntry])[];
}

let table: ImageTable | undefined;

/** Loads the table at its first use. Throws where the file that the package ships is damaged. */
export function imageTable(): ImageTable {
  // Compiled code runs from <out>/src/images, the data stays where it was written.
  table ??= indexEntries(readEntries(JSON.parse(readFileSync(new URL('../../../src/images/base-images.json', import.meta.url), 'utf8'))));
  return table;
}

function indexEntries(entries: readonly BaseImageEntry[]): ImageTable {
  const byName = new Map<string, BaseImageEntry>();
  const byPrefix: (readonly [string, BaseImageEntry])[] = [];
  for (const entry of entries) {
    for (const name of [entry.image, ...entry.aliases]) {
      if (name.endsWith('*')) {
        byPrefix.push([name.slice(0, -1), entry]);
        continue;
      }
      const key = parseReference(name).name;
      const other = byName.get(key);
      if (key === '' || (other !== undefined && other !== entry)) throw new Error(`base-images.json: ${name} of ${entry.image} is no name or taken`);
      byName.set(key, entry);
    }
  }
  byPrefix.sort(([left], [right]) => right.length - left.length);
  return { entries, byName, byPrefix };
}
