import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ignoreRules, type Rules } from '../locate/glob.ts';
import { looksLikeDockerfile } from '../locate/names.ts';
import { isInside } from '../locate/paths.ts';
import { readTextFile } from '../tree/read-file.ts';
import { neighbourKind } from './neighbour-names.ts';

export interface TreeFiles {
  /** Files that are neighbours by their names, relative to the top and `/`-separated, sorted. */
  readonly neighbours: readonly string[];
  /** Dockerfiles by their names, as absolute paths, sorted. */
  readonly dockerfiles: readonly string[];
}

interface Folder {
  /** Relative to the top and `/`-separated; `''` for the top itself. */
  readonly path: string;
  readonly level: number;
  /** Of the ignore files above. */
  readonly rules: readonly Rules[];
}

/** How many folders are read at a time. */
const AT_ONCE = 64;

/**
 * Walks once over the tree below an absolute folder. Not into `.git` and `node_modules`, what a `.gitignore` leaves out, and links to
 * folders; a link to a file counts if it leads to one inside. A `!` in a deeper `.gitignore` does not take back what one above it
 * says. Each path is held against the ignore files above it alone, so that many of them stay cheap. Never throws.
 *
 * @param deep how many levels of folders are looked at; 1 is the folder itself
 */
export async function walkTree(top: string, deep: number): Promise<TreeFiles> {
  const root = await realpath(top).catch(() => top);
  const neighbours: string[] = [];
  const dockerfiles: string[] = [];
  const folders: Folder[] = [{ path: '', level: 1, rules: [] }];

  const visit = async (folder: Folder): Promise<void> => {
    const absolute = path.join(top, folder.path);
    const entries: readonly Dirent[] = await readdir(absolute, { withFileTypes: true }).catch(() => []);
    const rules = entries.some(({ name }) => name === '.gitignore') ? [...folder.rules, await rulesIn(absolute)] : folder.rules;
    for (const entry of entries) {
      const { name } = entry;
      const relative = folder.path === '' ? name : `${folder.path}/${name}`;
      if (entry.isDirectory()) {
        if (name === '.git' || name === 'node_modules' || folder.level >= deep) continue;
        if (!isIgnored(rules, path.join(absolute, name, path.sep))) folders.push({ path: relative, level: folder.level + 1, rules });
        continue;
      }
      const isNeighbour = neighbourKind(relative) !== undefined;
      const isDockerfile = looksLikeDockerfile(name);
      if ((!isNeighbour && !isDockerfile) || isIgnored(rules, path.join(absolute, name))) continue;
      if (!entry.isFile() && !(entry.isSymbolicLink() && isNeighbour && (await leadsInside(path.join(absolute, name), root)))) continue;
      if (isNeighbour) neighbours.push(relative);
      if (isDockerfile) dockerfiles.push(path.join(top, relative));
    }
  };

  // What is found meanwhile is put behind.
  for (let at = 0; at < folders.length; ) {
    const batch = folders.slice(at, at + AT_ONCE);
    at += batch.length;
    await Promise.all(batch.map(visit));
  }
  return { neighbours: neighbours.sort(), dockerfiles: dockerfiles.sort() };
}

async function rulesIn(folder: string): Promise<Rules> {
  const text = readTextFile(path.join(folder, '.gitignore'));
  return text === undefined ? () => false : ignoreRules(text, folder).catch(() => () => false);
}

function isIgnored(rules: readonly Rules[], absolute: string): boolean {
  return rules.some((rule) => rule(absolute));
}

async function leadsInside(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => undefined);
  return target !== undefined && isInside(root, target);
}
