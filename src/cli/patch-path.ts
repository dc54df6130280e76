import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import type { FindRepository } from '../git/repository.ts';

/**
 * How a patch names a file so that `git apply`, run where unroot ran, finds it: from the root of the work tree
 * that holds the current directory, or, outside of any, from the current directory. (Below the root of a work
 * tree `git apply` still reads the names of `diff --git` from the root, and silently passes over files that
 * they then do not name.) A file elsewhere is named from the root of its own work tree.
 */
export async function patchPath(absolute: string, cwd: string, find: FindRepository): Promise<string> {
  const target = await real(absolute);
  const path = within(await real((await find(cwd))?.top ?? cwd), target);
  if (path !== undefined) return path;
  const directory = dirname(target);
  return within((await find(directory))?.top ?? directory, target) ?? target;
}

/** Behind symbolic links, of which git takes none in a patch; the path itself where nothing stands there. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function within(root: string, absolute: string): string | undefined {
  const path = relative(root, absolute);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}
