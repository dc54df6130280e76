import { headOf } from '../git/work-state.ts';
import { optionsKey } from './settings.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import type { RepositoryResult } from './types.ts';

/**
 * Whether a stored result still holds: the repository is changed or unchanged, by this version and these options, and its commit is the one that was worked on, or
 * the one that was made. What was skipped or failed is tried again: what kept it may be gone.
 */
export async function isFinished(task: BulkTask, result: RepositoryResult, settings: BulkSettings): Promise<boolean> {
  if (result.status !== 'changed' && result.status !== 'unchanged') return false;
  if (result.tool.version !== settings.toolVersion || result.options !== optionsKey(settings, task)) return false;
  const now = await headOf(task.absolute);
  return now.ok && now.commit !== undefined && (now.commit === result.head || now.commit === result.commit);
}
