import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { locate } from '../../src/locate/locate.ts';

/** A file to judge: its path as it is shown, and where it is. */
export interface SweptFile {
  readonly path: string;
  readonly absolute: string;
}

/** Whether there is such a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * The Dockerfiles of a folder, also those that ignore files leave out.
 *
 * @param anyName every regular file outside of `.git`: data sets name theirs by a number
 */
export async function findFiles(folder: string, anyName: boolean): Promise<readonly SweptFile[]> {
  if (anyName) return everyFile(folder);
  const { files } = await locate({ cwd: process.cwd(), paths: [folder], exclude: [], forceExclude: false, noIgnore: true });
  return files;
}

async function everyFile(top: string): Promise<readonly SweptFile[]> {
  const found: SweptFile[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== '.git') folders.push(path);
      else if (entry.isFile()) found.push({ path, absolute: resolve(path) });
    }
  }
  return found;
}
