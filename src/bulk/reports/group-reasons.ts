import { REPOSITORY_STATUSES } from '../types.ts';
import type { RepositoryResult, RepositoryStatus } from '../types.ts';

/** Repositories that share status and reason. */
export interface ReasonGroup {
  readonly status: RepositoryStatus;
  readonly code: RepositoryResult['code'];
  readonly count: number;
}

/** What the results of a run come down to: the largest group first, equal ones in the order of statuses and then of codes. */
export function groupReasons(results: readonly Pick<RepositoryResult, 'status' | 'code'>[]): readonly ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const { status, code } of results) {
    const key = `${status} ${code}`;
    groups.set(key, { status, code, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}

function rank({ status }: ReasonGroup): number {
  return REPOSITORY_STATUSES.indexOf(status);
}
