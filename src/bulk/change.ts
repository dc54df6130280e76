import type { IndexEntry } from '../git/head-files.ts';
import type { CommittedFile } from '../git/make-commit.ts';
import type { HeadResult } from './against-head.ts';

/** A file that changes, as the work tree and as git have it. */
export interface Change {
  /** Relative to the top, `/`-separated. */
  readonly path: string;
  readonly absolute: string;
  readonly mode: string;
  /** What the work tree holds, before and after; `isApplied`: it holds `workAfter` already. */
  readonly workBytes: Buffer;
  readonly workAfter: string;
  readonly isApplied: boolean;
  /** What the index holds. */
  readonly index: IndexEntry | undefined;
  /** What git holds, before and after. */
  readonly gitBefore: string;
  readonly gitAfter: string;
}

/** Undefined where the file does not change, or the commit does not have it as it was read. */
export function changeOf({ result, standing, path, absolute, atHead, toGit }: HeadResult): Change | undefined {
  const { bytes, rewrite } = result;
  if (rewrite.after === rewrite.before || bytes === undefined || atHead === undefined || (standing !== 'as-head' && standing !== 'applied')) return undefined;
  const isApplied = standing === 'applied';
  return {
    path, absolute, isApplied,
    mode: atHead.mode,
    workBytes: bytes,
    workAfter: isApplied ? bytes.toString() : rewrite.after,
    index: atHead.index,
    gitBefore: atHead.text,
    gitAfter: toGit(rewrite.after),
  };
}

/** What a commit of the changes holds. */
export function committedFiles(changes: readonly Change[]): readonly CommittedFile[] {
  return changes.map(({ path, mode, gitAfter }) => ({ path, mode, content: Buffer.from(gitAfter) }));
}
