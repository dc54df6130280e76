import { countFiles } from '../../report/summary.ts';
import type { Counts } from '../../report/summary.ts';
import { count } from '../../report/wording.ts';
import type { RepositoryStatus, RunRecord } from '../types.ts';
import type { RepositoryHead } from '../worker-protocol.ts';
import { groupReasons } from './group-reasons.ts';
import type { ReasonGroup } from './group-reasons.ts';

/** What a run comes to, in numbers. */
export interface RunSummary {
  readonly repositories: number;
  readonly status: Readonly<Record<RepositoryStatus, number>>;
  /** Of all repositories. */
  readonly files: Counts;
  readonly reasons: readonly ReasonGroup[];
}

export function summarizeRun(results: readonly RepositoryHead[]): RunSummary {
  const status = { changed: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const result of results) status[result.status]++;
  const files = results.map(({ summary }) => summary).reduce(addCounts, countFiles([]));
  return { repositories: results.length, status, files, reasons: groupReasons(results) };
}

/** `3 repositories: 2 changed, 1 failed.` And how many of those that were found have no result yet. */
export function tellRun({ repositories: found }: RunRecord, { repositories, status }: RunSummary): string {
  const told = Object.entries(status).filter(([, number]) => number > 0).map(([name, number]) => `${number} ${name}`);
  const left = found.length - repositories;
  const head = `${count(repositories, 'repository', 'repositories')}${told.length === 0 ? '' : `: ${told.join(', ')}`}.`;
  return left > 0 ? `${head} Of the ${found.length} that were found, ${left} ${left === 1 ? 'is' : 'are'} left.` : head;
}

function addCounts(one: Counts, other: Counts): Counts {
  return {
    files: one.files + other.files,
    toWrite: one.toWrite + other.toWrite,
    status: {
      failed: one.status.failed + other.status.failed,
      manual: one.status.manual + other.status.manual,
      'held-back': one.status['held-back'] + other.status['held-back'],
      changed: one.status.changed + other.status.changed,
      clean: one.status.clean + other.status.clean,
      skipped: one.status.skipped + other.status.skipped,
    },
  };
}
