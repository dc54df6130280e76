import type { BulkSettings, BulkTask } from './settings.ts';
import type { RepositoryResult } from './types.ts';

/** The small part of a result: thousands of them are kept in memory. */
export type RepositoryHead = Pick<RepositoryResult, 'path' | 'folder' | 'status' | 'code' | 'message' | 'head' | 'branch' | 'commit' | 'summary'>;

/** To a process that works on repositories, one after the other. */
export interface ToWorker {
  readonly settings: BulkSettings;
  readonly task: BulkTask;
}

/** Its answers: once that it listens, then one to each repository. `unstored`: the output cannot be written. */
export type FromWorker = { readonly kind: 'ready' } | WorkAnswer;
export type WorkAnswer = { readonly kind: 'done'; readonly head: RepositoryHead } | { readonly kind: 'unstored'; readonly message: string };

export function headOfResult({ path, folder, status, code, message, head, branch, commit, summary }: RepositoryResult): RepositoryHead {
  return { path, folder, status, code, message, head, branch, commit, summary };
}
