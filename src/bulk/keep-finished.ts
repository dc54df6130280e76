import { folderName } from './folder-name.ts';
import { isFinished } from './is-finished.ts';
import { readResult } from './read-result.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { headOfResult } from './worker-protocol.ts';
import type { RepositoryHead } from './worker-protocol.ts';

export interface Sorted {
  readonly kept: readonly RepositoryHead[];
  readonly left: readonly BulkTask[];
}

/**
 * Which results of an earlier run stay, and what is left to do. `resume`: those that are finished stay; what has no result yet comes before what is tried again,
 * so that a run with a limit gets on. `failed`: those that did not fail stay.
 */
export async function keepFinished(tasks: readonly BulkTask[], settings: BulkSettings, which: 'resume' | 'failed'): Promise<Sorted> {
  const kept: RepositoryHead[] = [];
  const fresh: BulkTask[] = [];
  const again: BulkTask[] = [];
  for (const task of tasks) {
    const result = await readResult(settings.out, folderName(task.path));
    const stays = which === 'failed' ? result?.status !== 'failed' : result !== undefined && (await isFinished(task, result, settings));
    if (!stays) (result === undefined ? fresh : again).push(result === undefined ? { ...task, mayBeCommitted: true } : task);
    else if (result !== undefined) kept.push(headOfResult(result));
  }
  return { kept, left: [...fresh, ...again] };
}
