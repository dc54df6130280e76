import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../locate/paths.ts';
import { fields } from './fields.ts';
import { git } from './git.ts';

/**
 * Paths of the submodules of a work tree (absolute top) that are checked out, `/`-separated and sorted. `.gitmodules` is a stranger's:
 * a path that leads out of the work tree, or through a symbolic link, is passed over. Empty where git cannot read it.
 */
export async function submodulesOf(top: string): Promise<readonly string[]> {
  const file = path.join(top, '.gitmodules');
  if ((await lstat(file).catch(() => undefined))?.isFile() !== true) return [];
  const listed = await git(top, ['config', '-z', '--file', file, '--get-regexp', '^submodule\\..*\\.path$']);
  if (!listed.ok) return [];
  // git-config(1), -z: a newline stands between key and value, if there is one.
  const named = fields(listed.stdout).filter((entry) => entry.includes('\n')).map((entry) => entry.slice(entry.indexOf('\n') + 1).replace(/\/+$/, ''));
  const real = await realpath(top);
  const found = await Promise.all([...new Set(named)].map(async (inside) => ((await isCheckedOut(real, inside)) ? [inside] : [])));
  return found.flat().sort();
}

async function isCheckedOut(top: string, inside: string): Promise<boolean> {
  const absolute = path.join(top, inside);
  if (path.isAbsolute(inside) || absolute === top || !isInside(top, absolute) || path.posix.normalize(inside) !== inside) return false;
  if ((await realpath(absolute).catch(() => undefined)) !== absolute) return false;
  return (await lstat(path.join(absolute, '.git')).catch(() => undefined)) !== undefined;
}
