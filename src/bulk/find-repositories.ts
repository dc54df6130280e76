import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { submodulesOf } from '../git/submodules.ts';
import { byPath, shownPath } from '../locate/paths.ts';
import type { Refusal } from './outcome.ts';

/** A repository that a run is to work on, or why it cannot. */
export interface FoundRepository {
  /** As people see it: relative to where the run was started, `/`-separated, or absolute. */
  readonly path: string;
  readonly absolute: string;
  /** What keeps it from being looked at. */
  readonly trouble?: Refusal;
  /** Only these files of it; all where nothing is said. Absolute paths. */
  readonly files?: readonly string[];
}

export interface Roots {
  /** Absolute: relative paths start here. */
  readonly cwd: string;
  /** Folders to search, or repositories. */
  readonly roots: readonly string[];
  /** Repositories, named themselves. */
  readonly repositories: readonly string[];
  readonly submodules: boolean;
}

/** Nobody's own repositories lie in there. */
const PASSED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The git work trees below the roots and those that are named, sorted by path, each once by its real path. The search stops at each `.git`,
 * folder or file; submodules that are checked out count as repositories of their own. It follows no symbolic links but those
 * that are named. What cannot be searched, or is no work tree, is an entry with its trouble. Never throws.
 */
export async function findRepositories({ cwd, roots, repositories, submodules }: Roots): Promise<readonly FoundRepository[]> {
  const found = new Map<string, FoundRepository>();
  const add = async (one: FoundRepository): Promise<void> => {
    const real = await realpath(one.absolute).catch(() => one.absolute);
    const before = found.get(real);
    if (before !== undefined && before.path <= one.path) return;
    found.set(real, one);
    if (before !== undefined || one.trouble !== undefined || !submodules) return;
    for (const inside of await submodulesOf(one.absolute)) {
      await add({ path: one.path === '.' ? inside : `${one.path}/${inside}`, absolute: path.join(one.absolute, inside) });
    }
  };
  for (const named of roots) for (const one of await search(named, cwd)) await add(one);
  for (const named of repositories) await add(await lookAtNamed(named, cwd));
  return [...found.values()].sort(byPath);
}

async function search(named: string, cwd: string): Promise<readonly FoundRepository[]> {
  const top = path.resolve(cwd, named);
  const found: FoundRepository[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const one: FoundRepository = { path: shownPath(cwd, folder, path.isAbsolute(named)), absolute: folder };
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error);
    if (entries instanceof Error) {
      found.push({ ...one, trouble: folder !== top && entries.code === 'ENOENT' ? VANISHED : unreadable(entries) });
      continue;
    }
    const names = new Set(entries.map(({ name }) => name));
    if (names.has('.git')) found.push(one);
    else if (isBare(names)) found.push({ ...one, trouble: BARE });
    else folders.push(...entries.filter((entry) => entry.isDirectory() && !PASSED.has(entry.name)).map(({ name }) => path.join(folder, name)));
  }
  return found;
}

async function lookAtNamed(named: string, cwd: string): Promise<FoundRepository> {
  const absolute = path.resolve(cwd, named);
  const one: FoundRepository = { path: shownPath(cwd, absolute, path.isAbsolute(named)), absolute };
  const names = await readdir(absolute).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) return { ...one, trouble: unreadable(names) };
  if (names.includes('.git')) return one;
  return { ...one, trouble: isBare(new Set(names)) ? BARE : { status: 'failed', code: 'not-a-repository', message: 'it has no .git: name the top folder of a work tree' } };
}

/** Whether a folder with these names in it is a repository without a work tree, by what git itself looks for (gitrepository-layout(5)). */
export function isBare(names: ReadonlySet<string>): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => names.has(name));
}

const BARE: Refusal = { status: 'skipped', code: 'bare-repository', message: 'it is a bare repository: clone it, or add a work tree' };

const VANISHED: Refusal = { status: 'failed', code: 'unreadable', message: 'it vanished, or its name is not valid UTF-8' };

function unreadable(error: NodeJS.ErrnoException): Refusal {
  if (error.code === 'ENOENT') return { status: 'failed', code: 'missing-path', message: 'no such folder' };
  if (error.code === 'ENOTDIR') return { status: 'failed', code: 'not-a-repository', message: 'it is no folder' };
  return { status: 'failed', code: 'unreadable', message: error.message };
}
