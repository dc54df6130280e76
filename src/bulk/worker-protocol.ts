import type { BulkSettings, BulkTask } from './settings.ts';
import type { RepositoryResult } from './types.ts';

/** The small part of a result: thousands of them are kept in memory. */
export type RepositoryHead = Pick<RepositoryResult, 'path' | 'folder' | 'status' | 'code' | 'message' | 'head' | 'branch' | 'commit' | 'summary'>;

/** To a process that works on repositories: once what holds for all, then one repository after the other. */
export type ToWorker = { readonly kind: 'settings'; readonly settings: BulkSettings } | { readonly kind: 'task'; readonly task: BulkTask };

/** Its answer. `unstored`: the output cannot be written. */
export type FromWorker = { readonly kind: 'done'; readonly head: RepositoryHead } | { readonly kind: 'unstored'; readonly message: string };

export function headOfResult({ path, folder, status, code, message, head, branch, commit, summary }: RepositoryResult): RepositoryHead {
  return { path, folder, status, code, message, head, branch, commit, summary };
}
