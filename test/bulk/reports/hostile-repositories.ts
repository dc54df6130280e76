import type { RepositoryStatus } from '../../../src/bulk/types.ts';
import { hostileRun } from '../../report/hostile.ts';
import type { Given } from './stored-run.ts';

/** Beside what reaches beyond any report: what a spreadsheet takes for a formula. */
export const FORMULAS: readonly string[] = ['=cmd()', '+1+1', '-1+1', '@sum(a)', '\t=1', '\r=1', '\uff1d1', '=a","b', '"=1'];

/** One repository of each status in which every text of a stranger is this one. */
export function hostileRepositories(text: string): readonly Given[] {
  const { files } = hostileRun(text);
  const statuses: readonly RepositoryStatus[] = ['changed', 'unchanged', 'skipped', 'failed'];
  return statuses.map((status) => ({ path: `${text}/${status}`, status, code: 'git-failed', message: text, branch: text, notes: [{ path: text, message: text }], files }));
}
