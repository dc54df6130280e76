import { exitStatus } from './exit-status.ts';
import { gather } from './gather.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { conclude, report } from './tell.ts';
import { checkReports } from './write-reports.ts';

/** Reports what is to be done, and writes nothing. */
export async function check(invocation: Invocation, io: Io): Promise<number> {
  const { results, lost, notes } = await gather(invocation, io);
  const files = [...results.map(({ rewrite }) => rewrite), ...lost];
  checkReports(invocation.reports, files, io.cwd);
  report(invocation, files, io);
  conclude(invocation, files, notes, io);
  return exitStatus(invocation, files);
}
