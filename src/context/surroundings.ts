import { lookupImage } from '../images/lookup.ts';
import type { LookupImage } from '../images/types.ts';
import type { ImageUse } from '../neighbours/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import type { ContextFinder } from './context.ts';

/** What stands around a Dockerfile: what its tree, its build and the configuration say of it. */
export interface Surroundings {
  /** Undefined where no build context can be looked at: for text from a pipe. */
  readonly contexts: ContextFinder | undefined;
  /** Where the neighbouring files build or run its image. */
  readonly uses: readonly ImageUse[];
  /** Other Dockerfiles of the tree that build on its image. */
  readonly dependents: readonly Evidence[];
  /** What is known of base images. */
  readonly images: LookupImage;
}

/** A Dockerfile by itself. */
export const ALONE: Surroundings = { contexts: undefined, uses: [], dependents: [], images: lookupImage };
