import { spellOut, withoutTag } from './spell-out.ts';
import type { ImageReference } from './types.ts';

/**
 * The names that a pattern for an image may mean: as written, as Docker spells it out and as the table has it, each with
 * and without tag. `node:20`: also `node`, `docker.io/library/node:20` and `docker.io/library/node`. None if invalid.
 */
export function referenceNames(reference: ImageReference): readonly string[] {
  const { valid, original, name, tag, tagKnown } = reference;
  if (!valid) return [];
  const bare = [withoutTag(original), spellOut(reference), name];
  return [...new Set([original, ...bare, ...(tagKnown ? bare.map((each) => `${each}:${tag}`) : [])])];
}
