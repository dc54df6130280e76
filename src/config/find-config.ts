import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isInside } from '../locate/paths.ts';

/** In the order in which they are looked for. */
export const CONFIG_NAMES: readonly string[] = ['.unroot.json', '.unroot.yaml', '.unroot.yml'];

export type FoundConfig = { readonly kind: 'none' } | { readonly kind: 'one'; readonly file: string } | { readonly kind: 'several'; readonly files: readonly string[] };

/**
 * The configuration that rules over a folder: the nearest one upwards, not above `top` (both absolute). Only the nearest
 * counts; configurations are not merged. Links and special files are passed over: a stranger's tree may plant them.
 */
export function findConfig(folder: string, top: string): FoundConfig {
  for (let current = folder; isInside(top, current); current = dirname(current)) {
    const files = CONFIG_NAMES.map((name) => join(current, name)).filter(isRegularFile);
    const [file] = files;
    if (file !== undefined) return files.length === 1 ? { kind: 'one', file } : { kind: 'several', files };
    if (current === dirname(current)) break;
  }
  return { kind: 'none' };
}

/** What may not be looked at counts as not there: nothing in such a folder can be read either. */
function isRegularFile(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
