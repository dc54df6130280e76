import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readSource } from '../dockerfile/read.ts';

/** A work tree: its top folder, and the folder that holds `info/exclude` (one for all its linked work trees). */
export interface Repository {
  readonly top: string;
  readonly commonDir: string;
}

export type FindRepository = (directory: string) => Promise<Repository | undefined>;

/**
 * A function that finds the work tree which holds an absolute directory: the nearest folder upwards with a `.git`.
 * No process is started. Answers are remembered, so make one function for each run.
 */
export function repositoryFinder(): FindRepository {
  const known = new Map<string, Promise<Repository | undefined>>();
  const find: FindRepository = (directory) => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const parent = path.dirname(directory);
    const answer = repositoryAt(directory).then((found) => found ?? (parent === directory ? undefined : find(parent)));
    known.set(directory, answer);
    return answer;
  };
  return find;
}

async function repositoryAt(directory: string): Promise<Repository | undefined> {
  const dotGit = path.join(directory, '.git');
  const stats = await stat(dotGit).catch(() => undefined);
  if (stats?.isDirectory()) return { top: directory, commonDir: dotGit };
  if (!stats?.isFile()) return undefined;
  // gitrepository-layout(5): a submodule or linked work tree has a file `gitdir: PATH`, and a linked work tree's
  // folder names the shared one in `commondir`.
  const link = /^gitdir: ?(.+)$/m.exec(await textOf(dotGit));
  if (link?.[1] === undefined) return undefined;
  const gitDir = path.resolve(directory, link[1].trimEnd());
  const common = await textOf(path.join(gitDir, 'commondir'));
  return { top: directory, commonDir: path.resolve(gitDir, common.trimEnd()) };
}

/** `''` if it cannot be read. Through readSource, because a stranger's `.git` may hold pipes. */
async function textOf(file: string): Promise<string> {
  const read = await readSource(file);
  return read.ok ? read.text : '';
}
