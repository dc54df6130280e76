import { exitStatus } from './exit-status.ts';
import { gather } from './gather.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { proveResults } from './prove-results.ts';
import { conclude, report } from './tell.ts';
import { checkReports } from './write-reports.ts';

/** Builds and runs the images of every file that would change, before and after, and reports what was seen. Writes no Dockerfile. */
export async function prove(invocation: Invocation, io: Io): Promise<number> {
  const { results, lost, notes } = await gather(invocation, io);
  checkReports(invocation.reports, results.map(({ rewrite }) => rewrite), io.cwd);
  if (invocation.proof === undefined) throw new Error('prove was run without its settings');
  const proved = await proveResults(results, invocation.proof, invocation, io);
  const files = [...proved.results.map(({ rewrite }) => rewrite), ...lost];
  report(invocation, files, io, proved.proofs);
  conclude(invocation, files, notes, io, proved.proofs);
  return exitStatus(invocation, files);
}
