import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readResult } from '../read-result.ts';
import { REPOSITORIES } from '../store-outcome.ts';
import type { RepositoryResult } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';

/**
 * All that is stored of a repository whose head is known.
 *
 * @throws Error with a sentence that names the file, where it is gone or is no result any more
 */
export async function readStored(out: string, { folder }: RepositoryHead): Promise<RepositoryResult> {
  const result = await readResult(out, folder);
  if (result === undefined || !Array.isArray(result.notes)) throw gone(out, folder, 'findings.json');
  return result;
}

/**
 * The patch of a repository; `''` of one that is not changed.
 *
 * @throws Error with a sentence that names the file, where it is gone
 */
export async function readPatch(out: string, { folder, status }: RepositoryHead): Promise<string> {
  if (status !== 'changed') return '';
  return await readFile(join(out, REPOSITORIES, folder, 'changes.patch'), 'utf8').catch((error: unknown) => {
    throw gone(out, folder, 'changes.patch', error);
  });
}

function gone(out: string, folder: string, name: string, cause?: unknown): Error {
  const file = join(out, REPOSITORIES, folder, name);
  return new Error(`the reports cannot be written: ${file} was removed or damaged after its repository was done`, { cause });
}
