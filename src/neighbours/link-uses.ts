import path from 'node:path';
import type { Build } from './declaration.ts';
import { imageNames, type Builder, type ImageNames } from './image-names.ts';
import { isComposeBase } from './neighbour-names.ts';
import type { Item } from './read-neighbours.ts';
import type { ResolveBuild } from './resolve-build.ts';
import { serviceFinder } from './service-finder.ts';
import { folderOf } from './text-file.ts';
import type { ImageUse } from './types.ts';

export interface LinkedUses {
  readonly uses: ReadonlyMap<string, readonly ImageUse[]>;
  readonly names: ImageNames;
  /** Every Dockerfile that a neighbour builds. */
  readonly dockerfiles: readonly string[];
}

/** Finds for each thing that neighbours say the Dockerfile that it is said of; what belongs to none of the tree falls away. */
export async function linkUses(items: readonly Item[], resolveBuild: ResolveBuild): Promise<LinkedUses> {
  const services = serviceFinder(items);
  const built = new Map<Item, Builder>();
  for (const item of items) {
    const { use, origin } = item.declaration;
    if (origin.kind !== 'build') continue;
    const found = await resolveBuild(completed(item, origin.build, services.base(item)), folderOf(item.file));
    if (found === undefined) continue;
    const images = use.images.length > 0 ? use.images : baseImages(services.base(item));
    built.set(item, { dockerfile: found.dockerfile, use: { ...use, images, context: found.context } });
  }
  const names = imageNames([...built.values()]);

  const known = new Map<Item, readonly Builder[]>();
  const buildersOf = (item: Item): readonly Builder[] => {
    const before = known.get(item);
    if (before !== undefined) return before;
    // A service that is defined by itself has no Dockerfile.
    known.set(item, []);
    const found = findBuilders(item);
    known.set(item, found);
    return found;
  };
  const findBuilders = (item: Item): readonly Builder[] => {
    const { origin } = item.declaration;
    const own = built.get(item);
    if (origin.kind === 'build') return own === undefined ? [] : [own];
    if (origin.kind === 'image') return names.buildersOf(origin.name, item.file);
    const named = origin.image === undefined ? [] : names.buildersOf(origin.image, item.file);
    if (named.length > 0) return named;
    const others = services.others(item, (other) => built.has(other)).flatMap(buildersOf);
    // A variation that runs another image of the service runs a published one: of the last stage.
    return origin.image === undefined ? others : others.map((builder) => ({ ...builder, use: { ...builder.use, target: undefined } }));
  };

  const uses = new Map<string, ImageUse[]>();
  for (const item of items) {
    const { use } = item.declaration;
    const own = built.get(item);
    for (const { dockerfile, target, context } of distinct(buildersOf(item))) {
      const linked = own?.use ?? { ...use, target: use.target ?? target, context };
      const list = uses.get(dockerfile);
      if (list === undefined) uses.set(dockerfile, [linked]);
      else list.push(linked);
    }
  }
  return { uses, names, dockerfiles: [...new Set([...built.values()].map(({ dockerfile }) => dockerfile))] };
}

/** A variation that builds gives its image the name that stands in the base file. */
function baseImages(base: Item | undefined): readonly string[] {
  const origin = base?.declaration.origin;
  return origin?.kind === 'service' && origin.image !== undefined ? [origin.image] : [];
}

/** What the build of a variation does not tell, the base file tells (compose-spec, 13-merge.md). */
function completed(item: Item, build: Build, base: Item | undefined): Build {
  const origin = base?.declaration.origin;
  if (build.context !== undefined || origin?.kind !== 'build' || isComposeBase(item.file)) return build;
  return { ...build, context: origin.build.context, dockerfile: build.dockerfile ?? origin.build.dockerfile };
}

function distinct(builders: readonly Builder[]): readonly { readonly dockerfile: string; readonly target: string | undefined; readonly context: string | undefined }[] {
  const found = new Map(builders.map(({ dockerfile, use }) => [path.join(dockerfile, use.target ?? '.'), { dockerfile, target: use.target, context: use.context }] as const));
  return [...found.values()];
}
