import { groupReasons } from '../bulk/reports/group-reasons.ts';
import { writeRunReports } from '../bulk/reports/write-run-reports.ts';
import type { RunRecord } from '../bulk/types.ts';
import type { RepositoryHead } from '../bulk/worker-protocol.ts';
import { byPath } from '../locate/paths.ts';
import { findReason } from '../reasons/find-reason.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';
import { messages } from './messages.ts';

/** Writes the reports of a run over repositories, and says on stderr what became of them, by reason, the largest first. The result is the exit status. */
export async function concludeBulk(out: string, record: RunRecord, heads: readonly RepositoryHead[], invocation: Invocation, io: Io): Promise<number> {
  const sorted = heads.toSorted(byPath);
  await writeRunReports(out, record, sorted);
  if (!invocation.quiet) tell(record, sorted, invocation, io);
  for (const { path, status, message } of sorted) if (status === 'failed') io.stderr.write(messages.problem(path, message));
  return statusOf(sorted, invocation);
}

function tell({ repositories }: RunRecord, heads: readonly RepositoryHead[], { bulk }: Invocation, io: Io): void {
  if (repositories.length === 0) io.stderr.write(bulkMessages.noRepositories);
  const left = repositories.length - heads.length;
  for (const { status, code, count } of groupReasons(heads)) io.stderr.write(bulkMessages.reasonLine(count, status, code, findReason(code)?.summary ?? ''));
  io.stderr.write(bulkMessages.bulkSummary(heads.map(({ status }) => status), left));
  io.stderr.write(bulkMessages.reportsWritten(bulk?.out ?? ''));
}

/** What is skipped is left to do, as is what is held back or waits for a person. */
function statusOf(heads: readonly RepositoryHead[], { strict, exitNonZeroOnFix }: Invocation): number {
  if (heads.some(({ status }) => status === 'failed')) return 2;
  const isLeft = heads.some(({ status, summary }) => status === 'skipped' || summary.status['held-back'] + summary.status.manual > 0);
  return (strict && isLeft) || (exitNonZeroOnFix && heads.some(({ status }) => status === 'changed')) ? 1 : 0;
}
