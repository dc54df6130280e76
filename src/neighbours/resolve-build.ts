import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../locate/paths.ts';
import type { Build } from './declaration.ts';

/** A Dockerfile of the tree, by its real path below the top, and the context that it is built with. */
export interface ResolvedBuild {
  readonly dockerfile: string;
  /** Undefined where it lies outside the tree. */
  readonly context: string | undefined;
}

/** What a builder looks for when no file is named: BuildKit's and Podman's names. */
const DEFAULT_NAMES = ['Dockerfile', 'dockerfile', 'Containerfile'];

export type ResolveBuild = (build: Build, folder: string) => Promise<ResolvedBuild | undefined>;

/**
 * A function that finds what a build of a file in `folder`, relative to the top, reads. Undefined where there is no such Dockerfile in
 * the tree: for contexts that are URLs too. Answers about paths are remembered.
 */
export function buildResolver(top: string): ResolveBuild {
  const known = new Map<string, Promise<Found | undefined>>();
  const root = realpath(top).catch(() => top);
  const find = (absolute: string): Promise<Found | undefined> => {
    const answer = known.get(absolute) ?? root.then((real) => look(top, real, absolute));
    known.set(absolute, answer);
    return answer;
  };

  return async (build, folder) => {
    for (const base of basesOf(build, top, path.join(top, folder))) {
      const context = path.resolve(base, build.context ?? '.');
      const contextFound = await find(context);
      if (contextFound?.kind === 'file' || (contextFound === undefined && isInside(top, context))) continue;
      const names = build.dockerfile === undefined ? DEFAULT_NAMES : [build.dockerfile];
      for (const name of names) {
        const found = await find(path.resolve(build.dockerfileIn === 'folder' && build.dockerfile !== undefined ? base : context, name));
        if (found?.kind === 'file') return { dockerfile: found.path, context: contextFound?.path };
      }
    }
    return undefined;
  };
}

interface Found {
  readonly kind: 'file' | 'folder';
  /** Below the top, links followed. */
  readonly path: string;
}

function basesOf(build: Build, top: string, folder: string): readonly string[] {
  if (build.from === 'file') return [folder];
  if (build.from === 'top') return [top];
  const bases = [folder, top];
  for (let above = path.dirname(folder); isInside(top, above) && above !== top; above = path.dirname(above)) bases.push(above);
  return bases;
}

/** Undefined where there is nothing, or where it lies outside the tree. */
async function look(top: string, root: string, absolute: string): Promise<Found | undefined> {
  const real = await realpath(absolute).catch(() => undefined);
  if (real === undefined || !isInside(root, real)) return undefined;
  const stats = await stat(real).catch(() => undefined);
  const kind = stats?.isFile() === true ? 'file' : stats?.isDirectory() === true ? 'folder' : undefined;
  return kind && { kind, path: path.join(top, path.relative(root, real)) };
}
