import type { Shard } from '../bulk/shard.ts';
import type { BulkLevel } from '../bulk/types.ts';
import { lastValue, UsageError } from './check-values.ts';
import type { BulkWishes } from './invocation.ts';
import { bulkMessages } from './bulk-messages.ts';
import type { ReadOptions } from './read-options.ts';
import { readTime } from './read-time.ts';

/** Milliseconds. */
const TIMEOUT = 10 * 60_000;
/** Titles behind which hosts of repositories cut off are still titles. */
const LONGEST_TITLE = 200;
const MOST_JOBS = 256;
const MOST = 1_000_000;

/** How repositories are to be worked on. @throws UsageError */
export function readBulkWishes(options: ReadOptions, paths: readonly string[]): BulkWishes {
  const has = (name: string): boolean => options.given.has(name);
  const out = lastValue(options, 'out');
  if (out === undefined) throw new UsageError(bulkMessages.noOut);
  if (has('merge')) checkMerge(options, paths);
  if (has('apply') && has('commit')) throw new UsageError(bulkMessages.applyAndCommit);
  const level: BulkLevel = has('commit') ? 'commit' : has('apply') ? 'apply' : 'patch';
  const branch = lastValue(options, 'branch');
  if ((branch !== undefined) !== has('commit')) throw new UsageError(branch === undefined ? bulkMessages.commitWithoutBranch : bulkMessages.branchWithoutCommit);
  if (lastValue(options, 'repos') === '-' && lastValue(options, 'files-from') === '-') throw new UsageError(bulkMessages.stdinTwice);
  const isProved = has('prove');
  const timeout = readTime(options, 'timeout');
  return {
    out,
    repos: lastValue(options, 'repos'),
    submodules: !has('no-submodules'),
    level,
    branch: branch ?? '',
    title: readTitle(options),
    jobs: readNumber(options, 'jobs', 0, MOST_JOBS) ?? (isProved ? 1 : undefined),
    timeout: timeout ?? (isProved ? undefined : TIMEOUT),
    resume: has('resume'),
    failed: has('failed'),
    limit: readNumber(options, 'limit', 1, MOST),
    shard: readShard(options),
    failFast: has('fail-fast'),
    merge: has('merge'),
  };
}

function checkMerge(options: ReadOptions, paths: readonly string[]): void {
  const other = [...options.given].find((name) => !['merge', 'out', 'quiet', 'strict', 'exit-non-zero-on-fix'].includes(name));
  if (other !== undefined) throw new UsageError(bulkMessages.mergeAndOther(other));
  if (paths.length === 0) throw new UsageError(bulkMessages.nothingToMerge);
}

function readTitle(options: ReadOptions): string | undefined {
  const value = lastValue(options, 'title');
  if (value === undefined) return undefined;
  if (value.trim() !== value || value.startsWith('#') || value.length > LONGEST_TITLE || /\p{Cc}/u.test(value)) throw new UsageError(bulkMessages.badTitle(value));
  return value;
}

/** 0 jobs are as many as there are processors. */
function readNumber(options: ReadOptions, name: string, least: number, most: number): number | undefined {
  const value = lastValue(options, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most)) throw new UsageError(bulkMessages.badNumber(name, value, least, most));
  return number === 0 ? undefined : number;
}

function readShard(options: ReadOptions): Shard | undefined {
  const value = lastValue(options, 'shard');
  if (value === undefined) return undefined;
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  const shard = { index: Number(index ?? 0), count: Number(count ?? 0) };
  if (shard.index < 1 || shard.index > shard.count) throw new UsageError(bulkMessages.badShard(value));
  return shard;
}
