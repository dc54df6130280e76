import { repositoryFinder } from '../git/repository.ts';
import type { LookupImage } from '../images/types.ts';
import { openTree } from '../tree/open-tree.ts';

export type ImagesFor = { readonly ok: true; readonly lookup: LookupImage } | { readonly ok: false; readonly message: string };

/** What is known of base images in a folder (absolute): its configuration and its tree are heard. */
export async function imagesFor(folder: string): Promise<ImagesFor> {
  const top = (await repositoryFinder()(folder))?.top;
  const tree = await openTree(top ?? folder, top === undefined ? 'folder' : 'tree');
  const images = tree.imagesIn(folder);
  return images.ok ? { ok: true, lookup: images.lookup } : { ok: false, message: images.message };
}
