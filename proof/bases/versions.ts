import { createHash } from 'node:crypto';
import { scriptText } from './script-text.ts';
import type { Base } from './types.ts';

/** Raised when the way of building changes, so that everything is built anew. */
const RECIPE = 1;

/**
 * Gives a version to every base by its first tag: a hash of its definition, its scripts, and the versions of those that it takes
 * from. It changes when the image would.
 *
 * @param bases each after those that it takes from
 */
export function versionsOf(bases: readonly Base[]): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const base of bases) {
    const scripts = [...(base.hostScript === undefined ? [] : [base.hostScript]), ...(base.scripts ?? [])];
    // Nothing of this machine is in an image but what is copied from it.
    const host = base.hostCopies === undefined ? '' : process.version;
    const parts = [RECIPE, process.arch, host, base, scripts.map(scriptText), sourcesOf(base).map((tag) => versions.get(tag))];
    versions.set(base.tags[0] ?? '', createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16));
  }
  return versions;
}

/** First tags of the bases that one is made from. */
export function sourcesOf(base: Base): readonly string[] {
  return [...(base.from === undefined ? [] : [base.from]), ...(base.copies ?? []).map(({ image }) => image)];
}
