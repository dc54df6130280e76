import { dirname, relative, resolve, sep } from 'node:path';
import { settingsFor, withSettings } from '../config/apply-config.ts';
import { findConfig } from '../config/find-config.ts';
import type { FoundConfig } from '../config/find-config.ts';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/types.ts';
import { openContext } from '../context/open-context.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { LookupImage } from '../images/types.ts';
import { openNeighbours } from '../neighbours/open-neighbours.ts';
import type { Neighbours } from '../neighbours/types.ts';
import type { Policy } from '../rewrite/types.ts';
import { treeImages } from './built-images.ts';
import { readTextFile } from './read-file.ts';

/** A configuration that cannot be followed: nothing that it rules over is touched. */
export interface BadConfig {
  readonly ok: false;
  /** Names the file and the line. */
  readonly message: string;
}

export type Around = BadConfig | { readonly ok: true; readonly surroundings: Surroundings; readonly policy: Policy };
export type ImagesIn = BadConfig | { readonly ok: true; readonly lookup: LookupImage };

/** One tree of files: what its configurations and neighbouring files say of each Dockerfile in it. */
export interface Tree {
  readonly problems: Neighbours['problems'];
  /** For a Dockerfile (absolute path): what stands around it, and the policy with the configuration heard. */
  around(dockerfile: string, policy: Policy): Around;
  /** The look-up of base images that holds in a folder. */
  imagesIn(folder: string): ImagesIn;
}

/**
 * Opens the tree below an absolute path.
 *
 * @param reach `folder`: look at neighbouring files in the folder itself only, because nothing says that what lies below belongs
 *   together
 */
export async function openTree(top: string, reach: 'tree' | 'folder'): Promise<Tree> {
  const neighbours = await openNeighbours(top, reach === 'folder' ? 1 : undefined);
  /** By the paths of the files, so that many folders share one. */
  const configs = new Map<string, ConfigIn>();
  const lookups = new Map<Config | undefined, ReturnType<typeof treeImages>>();

  const configIn = (folder: string): ConfigIn => {
    const found = findConfig(folder, top);
    const key = found.kind === 'none' ? '' : found.kind === 'one' ? found.file : found.files.join('\0');
    const known = configs.get(key) ?? loadConfig(found, top);
    configs.set(key, known);
    return known;
  };
  const imagesOf = (config: Config | undefined): ReturnType<typeof treeImages> => {
    const lookup = lookups.get(config) ?? treeImages(top, config, neighbours);
    lookups.set(config, lookup);
    return lookup;
  };

  return {
    problems: neighbours.problems,
    around(dockerfile, policy) {
      const found = configIn(dirname(dockerfile));
      if (!found.ok) return found;
      const { config } = found;
      const uses = neighbours.usesOf(dockerfile);
      const told = [...new Set(uses.flatMap(({ context }) => context ?? []))];
      // Nobody would say which Dockerfile builds an image that none builds on.
      const named = (config?.builtImages ?? []).filter((built) => built.dockerfile === resolve(dockerfile)).map(({ evidence }) => evidence);
      return {
        ok: true,
        policy: config === undefined ? policy : withSettings(policy, settingsFor(config, dockerfile)),
        surroundings: { contexts: openContext(dockerfile, top, told), uses, dependents: [...neighbours.dependentsOf(dockerfile), ...named], images: imagesOf(config)(dockerfile) },
      };
    },
    imagesIn(folder) {
      const found = configIn(folder);
      return found.ok ? { ok: true, lookup: imagesOf(found.config)() } : found;
    },
  };
}

type ConfigIn = BadConfig | { readonly ok: true; readonly config: Config | undefined };

function loadConfig(found: FoundConfig, top: string): ConfigIn {
  const shown = (file: string): string => relative(top, file).split(sep).join('/');
  switch (found.kind) {
    case 'none':
      return { ok: true, config: undefined };
    case 'several':
      return { ok: false, message: `${found.files.map(shown).join(' and ')}: a folder has one configuration` };
    case 'one': {
      const text = readTextFile(found.file);
      if (text === undefined) return { ok: false, message: `${shown(found.file)}: it cannot be read as text` };
      const read = readConfig(found.file, text, top);
      return read.ok ? { ok: true, config: read.config } : { ok: false, message: `${shown(read.file)}${read.line === 0 ? '' : `:${read.line}`}: ${read.message}` };
    }
  }
}
