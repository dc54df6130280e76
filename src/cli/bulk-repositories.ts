import { resolve } from 'node:path';
import { findRepositories } from '../bulk/find-repositories.ts';
import type { FoundRepository } from '../bulk/find-repositories.ts';
import { groupFiles } from '../bulk/group-files.ts';
import { isInShard } from '../bulk/shard.ts';
import type { RunRecord } from '../bulk/types.ts';
import type { BulkWishes, Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';
import { startProgress } from './progress.ts';
import { readList } from './read-list.ts';

/**
 * The repositories that a command line means: those of the files that it lists, else those below its paths and in its list, else, to go on with an earlier run, that
 * run's, else those below the current directory.
 *
 * @throws Error with a sentence for the user if a list cannot be read
 */
export async function bulkRepositories({ paths, filesFrom, quiet }: Invocation, { repos, submodules, resume, failed, shard }: BulkWishes, earlier: RunRecord | undefined, io: Io): Promise<readonly FoundRepository[]> {
  const cwd = resolve(io.cwd);
  const progress = startProgress(io, quiet);
  try {
    progress.show(bulkMessages.searching);
    const found = await find();
    return found.filter(({ path }) => shard === undefined || isInShard(path, shard));
  } finally {
    progress.end();
  }

  async function find(): Promise<readonly FoundRepository[]> {
    if (filesFrom !== undefined) return await groupFiles(cwd, [...paths, ...(await readList(filesFrom, io))]);
    if (repos !== undefined) return await findRepositories({ cwd, roots: paths, repositories: await readList(repos, io), submodules });
    if (paths.length > 0) return await findRepositories({ cwd, roots: paths, repositories: [], submodules });
    if (earlier === undefined || !(resume || failed)) return await findRepositories({ cwd, roots: ['.'], repositories: [], submodules });
    return await findRepositories({ cwd, roots: [], repositories: earlier.repositories, submodules: false });
  }
}
