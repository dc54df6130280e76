import { posix } from 'node:path';
import type { ImagePath } from './types.ts';

/** Absolute, normalised, without a final slash; relative paths start at `workdir` (default `/`). */
export function resolvePath(path: string, workdir: string = '/'): string {
  const resolved = posix.resolve(workdir, path);
  return resolved === '' ? '/' : resolved;
}

/** Linux takes no longer path (PATH_MAX), so what a build makes of one is a guess too; and `WORKDIR a` makes it longer each time. */
const LONGEST = 4096;

/** Joins a path to a known or unknown working directory: undefined where the result would be a guess. */
export function resolveFrom(workdir: ImagePath | undefined, path: string, overridable: boolean): ImagePath | undefined {
  const absolute = posix.isAbsolute(path);
  if (!absolute && workdir === undefined) return undefined;
  const resolved = resolvePath(path, workdir?.path);
  return resolved.length > LONGEST ? undefined : { path: resolved, overridable: overridable || (!absolute && workdir?.overridable === true) };
}
