import type { Subject } from '../plan/types.ts';
import type { Finding, Note } from '../rewrite/types.ts';

/** What is said of stages besides their outcomes. */
export interface Remarks {
  /** They change neither the file nor its status. */
  readonly notes: readonly Note[];
  /** For a person: the container cannot start as the file says. */
  readonly findings: readonly Finding[];
}

/** Looks for one thing worth saying of a stage that runs as a user other than root. */
export type RemarkCheck = (subject: Subject) => readonly Note[];
