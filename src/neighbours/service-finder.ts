import { lookupImage } from '../images/lookup.ts';
import { isComposeBase } from './neighbour-names.ts';
import type { Item } from './read-neighbours.ts';
import { folderOf } from './text-file.ts';

export interface ServiceFinder {
  /** The service of the same name in the base file of the folder. */
  base(item: Item): Item | undefined;
  /** The services that say where the image of one without `build` comes from. */
  others(item: Item, isBuilt: (item: Item) => boolean): readonly Item[];
}

/** Looks compose services up by file and by folder. */
export function serviceFinder(items: readonly Item[]): ServiceFinder {
  const byFile = new Map<string, Item[]>();
  const byFolder = new Map<string, Item[]>();
  /** Files that are read together with a file, though they may lie in other folders. */
  const companions = new Map<string, readonly string[]>();
  for (const item of items) {
    const { service, origin, use } = item.declaration;
    if (use.kind === 'devcontainer' && origin.kind === 'service') for (const file of origin.files) companions.set(file, origin.files);
    if (service === undefined) continue;
    add(byFile, `${item.file}\0${service}`, item);
    add(byFolder, `${folderOf(item.file)}\0${service}`, item);
  }
  const base: ServiceFinder['base'] = (item) =>
    (byFolder.get(`${folderOf(item.file)}\0${item.declaration.service ?? ''}`) ?? []).find((other) => other !== item && isComposeBase(other.file));

  return {
    base,
    others(item, isBuilt) {
      const { origin } = item.declaration;
      if (origin.kind !== 'service') return [];
      if (origin.files.length > 0) return origin.files.flatMap((file) => byFile.get(`${file}\0${origin.service}`) ?? []);
      // An image that everybody pulls is another one than that of the variation which builds.
      if (origin.image !== undefined && lookupImage(origin.image) !== undefined) return [];
      const beside = (companions.get(item.file) ?? []).flatMap((file) => byFile.get(`${file}\0${origin.service}`) ?? []);
      const built = [...(byFolder.get(`${folderOf(item.file)}\0${origin.service}`) ?? []), ...beside].filter((other) => other.file !== item.file && isBuilt(other));
      const inBase = built.filter((other) => isComposeBase(other.file));
      if (inBase.length > 0) return inBase;
      const from = base(item);
      // Without a build anywhere near, the name of the base's image may lead to one.
      return built.length > 0 ? built : from === undefined ? [] : [from];
    },
  };
}

function add(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
