import type { ReasonCode } from '../reasons/reasons.ts';
import type { ToldFile } from '../report/json.ts';
import type { Counts } from '../report/summary.ts';

/** How far a run goes in each repository. `patch` touches none; `apply` writes the work tree; `commit` makes a branch with one commit. */
export type BulkLevel = 'patch' | 'apply' | 'commit';

/**
 * What became of one repository. `changed`: there is a patch, and it was applied or committed where that was asked for.
 * `unchanged`: nothing is to be written. `skipped`: the repository is not in a state in which it may be written.
 * `failed`: something went wrong, and nothing was written.
 */
export type RepositoryStatus = 'changed' | 'unchanged' | 'skipped' | 'failed';

export const REPOSITORY_STATUSES: readonly RepositoryStatus[] = ['failed', 'skipped', 'changed', 'unchanged'];

/** All that is said of one repository: what `findings.json` holds. */
export interface RepositoryResult {
  /** Grows when a reader of version 1 could misread it; new fields do not count. */
  readonly schemaVersion: 1;
  /** As people see it: relative to where the run was started, `/`-separated, or absolute. */
  readonly path: string;
  /** Name of its folder below `repos` in the output folder. */
  readonly folder: string;
  readonly status: RepositoryStatus;
  /** What most of it comes down to: repositories are counted by it. */
  readonly code: ReasonCode;
  /** A sentence without a full stop. Its text is as it was found: a report escapes it. */
  readonly message: string;
  readonly level: BulkLevel;
  /** The commit that was worked on; null where there is none. */
  readonly head: string | null;
  /** The branch that was checked out; null where there was none. */
  readonly branch: string | null;
  /** The commit that was made. */
  readonly commit: string | null;
  readonly tool: { readonly name: string; readonly version: string };
  /** Stands for the options of the run: a result holds for the same head, tool and options only. */
  readonly options: string;
  readonly files: readonly ToldFile[];
  readonly summary: Counts;
  /** What else is to be said: files that were passed over. */
  readonly notes: readonly { readonly path: string; readonly message: string }[];
}

/** What was asked for, as it stands in `run.json`. */
export interface RunRecord {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly level: BulkLevel;
  /** The branch that is made with `commit`. */
  readonly branch: string | null;
  /** The line that does the same in one repository: `unroot fix --unsafe`. */
  readonly command: string;
  /** Paths of the repositories, sorted by code units. */
  readonly repositories: readonly string[];
}
