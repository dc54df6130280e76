import { refused } from './outcome.ts';
import type { Refusal } from './outcome.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { storeOutcome } from './store-outcome.ts';
import { headOfResult } from './worker-protocol.ts';
import type { RepositoryHead } from './worker-protocol.ts';

/** Puts into the output why no file of a repository was looked at. @throws Error of the file system */
export async function storeRefusal(task: BulkTask, settings: BulkSettings, refusal: Refusal): Promise<RepositoryHead> {
  const outcome = refused(task, settings, refusal);
  await storeOutcome(settings.out, outcome);
  return headOfResult(outcome.result);
}
