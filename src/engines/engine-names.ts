import type { EngineName } from './types.ts';

/** In the order in which they are asked. */
export const ENGINES: readonly EngineName[] = ['docker', 'podman', 'buildah'];
