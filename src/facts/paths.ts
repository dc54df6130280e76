import { posix } from 'node:path';
import type { ImagePath } from './types.ts';

/** Absolute, normalised, without a final slash; relative paths start at `workdir` (default `/`). */
export function resolvePath(path: string, workdir: string = '/'): string {
  const resolved = posix.resolve(workdir, path);
  return resolved === '' ? '/' : resolved;
}

/** Joins a path to a known or unknown working directory: undefined where the result would be a guess. */
export function resolveFrom(workdir: ImagePath | undefined, path: string, overridable: boolean): ImagePath | undefined {
  if (posix.isAbsolute(path)) return { path: resolvePath(path), overridable };
  if (workdir === undefined) return undefined;
  return { path: resolvePath(path, workdir.path), overridable: overridable || workdir.overridable };
}
