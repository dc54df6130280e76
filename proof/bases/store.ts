import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An image store of our own, which leaves the one of this machine alone. */
export interface Store {
  readonly folder: string;
  /** Variables that make `buildah` use it, to be laid over those of the process. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Writes the settings of an image store.
 *
 * @param folder absolute path; made if it is not there. What it holds already is kept
 */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const storage = join(folder, 'storage.conf');
  const registries = join(folder, 'registries.conf');
  writeFileSync(storage, `[storage]\ndriver = "overlay"\ngraphroot = "${join(folder, 'graph')}"\nrunroot = "${join(folder, 'run')}"\n`);
  // `FROM node:20` means Docker Hub's, without a question and whatever this machine has set.
  writeFileSync(registries, 'unqualified-search-registries = ["docker.io"]\nshort-name-mode = "disabled"\n');
  return { folder, env: { CONTAINERS_STORAGE_CONF: storage, CONTAINERS_REGISTRIES_CONF: registries, BUILDAH_ISOLATION: 'chroot' } };
}
