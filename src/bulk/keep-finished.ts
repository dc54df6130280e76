import { folderName } from './folder-name.ts';
import { isFinished } from './is-finished.ts';
import { readResult } from './read-result.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { headOfResult } from './worker-protocol.ts';
import type { RepositoryHead } from './worker-protocol.ts';

export interface Sorted {
  readonly kept: readonly RepositoryHead[];
  readonly left: readonly Left[];
}

/** A repository that is to be worked on. */
export interface Left {
  readonly task: BulkTask;
  /** What became of it before. */
  readonly before?: RepositoryHead;
}

/**
 * Which results of an earlier run stay, and what is left to do. `resume`: those that are finished stay; what has no result yet comes before what is tried again,
 * so that a run with a limit gets on. `failed`: those that did not fail stay.
 */
export async function keepFinished(tasks: readonly BulkTask[], settings: BulkSettings, which: 'resume' | 'failed'): Promise<Sorted> {
  const kept: RepositoryHead[] = [];
  const fresh: Left[] = [];
  const again: Left[] = [];
  for (const task of tasks) {
    const result = await readResult(settings.out, folderName(task.path));
    if (result === undefined) {
      if (which === 'resume') fresh.push({ task: { ...task, mayBeCommitted: true } });
      continue;
    }
    const before = headOfResult(result);
    const stays = which === 'failed' ? result.status !== 'failed' : await isFinished(task, result, settings);
    if (stays) kept.push(before);
    // Its process may have come to its end behind the commit.
    else again.push({ task: result.status === 'failed' ? { ...task, mayBeCommitted: true } : task, before });
  }
  return { kept, left: [...fresh, ...again] };
}
