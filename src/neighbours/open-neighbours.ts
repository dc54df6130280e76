import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Evidence } from '../rewrite/types.ts';
import { findDependents } from './dependents.ts';
import { linkUses } from './link-uses.ts';
import { readNeighbours } from './read-neighbours.ts';
import { buildResolver } from './resolve-build.ts';
import type { Neighbours } from './types.ts';
import { walkTree } from './walk-tree.ts';

/**
 * Reads what the files below a folder say of the images that its Dockerfiles build. Everything is found at once and answered from
 * memory; only the Dockerfiles themselves are read later, when somebody asks for the dependents of one whose image has a name.
 * Never throws for what it meets on disk.
 *
 * @param top absolute path of the tree
 * @param deep how many levels of folders are looked at; 1 is the folder itself
 */
export async function openNeighbours(top: string, deep: number = Number.POSITIVE_INFINITY): Promise<Neighbours> {
  const files = await walkTree(top, deep);
  const { items, problems } = await readNeighbours(top, files.neighbours);
  const { uses, names, dockerfiles } = await linkUses(items, buildResolver(top));
  const keyOf = keysBelow(top, uses);

  const builderOf: Neighbours['builderOf'] = (reference) => names.buildersOf(reference)[0];
  let dependents: ReadonlyMap<string, readonly Evidence[]> | undefined;

  return {
    problems,
    builderOf,
    usesOf: (dockerfile) => uses.get(keyOf(dockerfile)) ?? [],
    dependentsOf(dockerfile) {
      const key = keyOf(dockerfile);
      const isNamed = !names.isEmpty && (uses.get(key) ?? []).some(({ images }) => images.length > 0);
      if (!isNamed) return [];
      dependents ??= findDependents(top, [...new Set([...files.dockerfiles, ...dockerfiles])].sort(), (reference) => builderOf(reference)?.dockerfile);
      return dependents.get(key) ?? [];
    },
  };
}

/** The path by which a Dockerfile is known here: where it is named through a link, that of the file itself. */
function keysBelow(top: string, known: ReadonlyMap<string, unknown>): (dockerfile: string) => string {
  return (dockerfile) => {
    const absolute = path.resolve(dockerfile);
    if (known.size === 0 || known.has(absolute)) return absolute;
    try {
      return path.join(top, path.relative(realpathSync(top), realpathSync(absolute)));
    } catch {
      return absolute;
    }
  };
}
