import { repositoryFinder } from '../git/repository.ts';
import { exitStatus } from './exit-status.ts';
import { gather } from './gather.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { patchPath } from './patch-path.ts';
import { printPatch } from './print-patch.ts';
import { comment, conclude } from './tell.ts';
import { checkReports } from './write-reports.ts';

/** Prints one patch of all that `fix` would write, with the report on stderr, and writes nothing. */
export async function diff(invocation: Invocation, io: Io): Promise<number> {
  const { results, lost, notes } = await gather(invocation, io);
  const files = [...results.map(({ rewrite }) => rewrite), ...lost];
  checkReports(invocation.reports, files, io.cwd);
  const find = repositoryFinder();
  for (const { file, rewrite } of results) {
    if (rewrite.after === rewrite.before) continue;
    printPatch(await patchPath(file.absolute, io.cwd, find), rewrite, invocation, io);
  }
  comment(invocation, files, io);
  conclude(invocation, files, notes, io);
  return exitStatus(invocation, files);
}
