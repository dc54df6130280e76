import { createHash } from 'node:crypto';
import type { Invocation } from '../cli/invocation.ts';
import type { BulkLevel } from './types.ts';

/** What holds for every repository of a run. Plain data: it is sent to the processes that do the work. */
export interface BulkSettings {
  /** Of `fix`; its paths are those of each repository. */
  readonly invocation: Invocation;
  readonly level: BulkLevel;
  /** Where commits go; `''` without `commit`. */
  readonly branch: string;
  /** First line of messages, where somebody wants another. */
  readonly title: string | undefined;
  readonly toolVersion: string;
  /** The output folder, absolute. */
  readonly out: string;
}

/** One repository of a run. */
export interface BulkTask {
  readonly path: string;
  readonly absolute: string;
  /** Only these files of it, absolute; all where nothing is said. */
  readonly files: readonly string[] | undefined;
  /** An earlier run was ended before it told what became of it. */
  readonly mayBeCommitted?: boolean;
}

/** Stands for everything that decides, beside the tool and the commit, what becomes of a repository: a result of the same is still good. */
export function optionsKey({ invocation, level, branch, title }: Omit<BulkSettings, 'out' | 'toolVersion'>, { files }: Pick<BulkTask, 'files'>): string {
  const { policy, exclude, forceExclude, maxSize, proof } = invocation;
  const all = { policy, exclude, forceExclude, maxSize, proof, level, branch, title, files };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
}
