import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildRequest } from './types.ts';

/**
 * Writes the Dockerfile of a request into a folder of its own, and gives the arguments of `build` that all engines share. Rules of
 * what stays out of the context go beside it, where BuildKit looks, or into an option, where podman and buildah take them from.
 *
 * @param folder where the folder is made; it is removed with that
 * @param own the engine's own arguments
 */
export function buildArguments(request: BuildRequest, folder: string, own: readonly string[], ignoreBy: 'option' | 'neighbour'): readonly string[] {
  const { name, context, target, buildArgs, ignore } = request;
  const place = mkdtempSync(join(folder, 'dockerfile-'));
  const dockerfile = join(place, name);
  writeFileSync(dockerfile, request.dockerfile);
  const ignoreFile = `${dockerfile}.dockerignore`;
  if (ignore !== undefined) writeFileSync(ignoreFile, ignore);
  return [
    ...own,
    '--file', dockerfile,
    ...(ignore !== undefined && ignoreBy === 'option' ? ['--ignorefile', ignoreFile] : []),
    ...(target === undefined ? [] : ['--target', target]),
    ...Object.entries(buildArgs).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]),
    context,
  ];
}
