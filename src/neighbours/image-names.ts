import { lookupImage } from '../images/lookup.ts';
import { parseReference } from '../images/reference.ts';
import type { ImageUse } from './types.ts';

/** A Dockerfile and the use that builds it. */
export interface Builder {
  readonly dockerfile: string;
  readonly use: ImageUse;
}

export interface ImageNames {
  readonly isEmpty: boolean;
  /**
   * Who builds an image of this name and tag, else another version of it: one Dockerfile, or none.
   *
   * @param near a file relative to the top: of several Dockerfiles that one counts whose neighbour lies nearest to it
   */
  buildersOf(reference: string, near?: string): readonly Builder[];
}

/** A name that more builds give tells nothing. */
const MOST_BUILDERS = 500;

/**
 * The images that the builds of a tree name. An image that the table of base images knows is only answered for where its very tag
 * is built here: elsewhere it means the one that everybody pulls.
 */
export function imageNames(builders: readonly Builder[]): ImageNames {
  const byName = new Map<string, { readonly tag: string; readonly builder: Builder }[]>();
  const seen = new Set<string>();
  for (const builder of builders) {
    for (const image of builder.use.images) {
      const { valid, tag } = parseReference(image);
      const name = nameOf(image);
      const key = [name, tag, builder.dockerfile, builder.use.target].join('\0');
      if (!valid || seen.has(key)) continue;
      seen.add(key);
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [{ tag, builder }]);
      else named.push({ tag, builder });
    }
  }
  return {
    isEmpty: byName.size === 0,
    buildersOf(reference, near) {
      const { valid, tag, tagKnown } = parseReference(reference);
      const named = valid && tagKnown ? (byName.get(nameOf(reference)) ?? []) : [];
      if (named.length > MOST_BUILDERS) return [];
      const exact = named.filter((each) => each.tag === tag).map(({ builder }) => builder);
      if (exact.length > 0) return onlyOne(exact, near);
      if (lookupImage(reference) !== undefined || onlyOne(named.map(({ builder }) => builder), near).length === 0) return [];
      return onlyOne(named.filter((each) => variantOf(each.tag) === variantOf(tag)).map(({ builder }) => builder), near);
    },
  };
}

/** The builders of one Dockerfile; of several the nearest, and none where that is not one. */
function onlyOne(builders: readonly Builder[], near: string | undefined): readonly Builder[] {
  const first = builders[0]?.dockerfile;
  if (builders.every(({ dockerfile }) => dockerfile === first)) return builders;
  if (near === undefined) return [];
  const distances = builders.map(({ use }) => sharedFolders(near, use.evidence.file ?? ''));
  const nearest = Math.max(...distances);
  return onlyOne(builders.filter((_, index) => distances[index] === nearest), undefined);
}

/** How many folders from the top on two files have in common. */
function sharedFolders(a: string, b: string): number {
  const [first, second] = [a, b].map((file) => file.split('/').slice(0, -1));
  const differs = first?.findIndex((part, index) => part !== second?.[index]) ?? 0;
  return differs === -1 ? (first?.length ?? 0) : differs;
}

/** Podman puts `localhost/` before the names of images that it builds. */
function nameOf(reference: string): string {
  return parseReference(reference).name.replace(/^localhost\//, '');
}

/**
 * What a tag says but for the version: `1.0` and `latest` are of one variant, `2.0-alpine` is of another. A variant that nobody is
 * seen to build may well come from a Dockerfile whose tags could not be told.
 */
function variantOf(tag: string): string {
  if (tag === 'latest' || /^(?:sha-)?[0-9a-f]{7,40}$/.test(tag)) return '';
  const version = /^v?[0-9][0-9.]*(?:-(.*))?$/s.exec(tag);
  return version === null ? tag : (version[1] ?? '');
}
