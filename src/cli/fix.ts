import { repositoryFinder } from '../git/repository.ts';
import type { Proofs } from '../report/types.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { writeFileAtomically } from '../write/write-file.ts';
import { exitStatus } from './exit-status.ts';
import { notWritten } from './failure.ts';
import { gather } from './gather.ts';
import { guard } from './guard.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { patchPath } from './patch-path.ts';
import { printPatch } from './print-patch.ts';
import type { FileResult } from './rewrite-files.ts';
import { comment, conclude, report } from './tell.ts';
import { checkReports } from './write-reports.ts';

/** Writes what may be written, and prints the patch of it, or the report where another format is asked for. */
export async function fix(invocation: Invocation, io: Io): Promise<number> {
  const { results, lost, notes } = await gather(invocation, io);
  checkReports(invocation.reports, results.map(({ rewrite }) => rewrite), io.cwd);
  const find = repositoryFinder();
  const written: Rewrite[] = [];
  const guarded = await guard(results, invocation);
  const { results: proved, proofs } = await proveAsked(guarded, invocation, io);
  for (const result of proved) {
    const rewrite = await write(result);
    written.push(rewrite);
    if (invocation.format === 'full' && rewrite.after !== rewrite.before) {
      printPatch(await patchPath(result.file.absolute, io.cwd, find), rewrite, invocation, io);
    }
  }
  const files = [...written, ...lost];
  (invocation.format === 'full' ? comment : report)(invocation, files, io, proofs);
  conclude(invocation, files, notes, io, proofs);
  return exitStatus(invocation, files);
}

/** Loads what proves only where it is asked for. */
async function proveAsked(results: readonly FileResult[], invocation: Invocation, io: Io): Promise<{ readonly results: readonly FileResult[]; readonly proofs?: Proofs }> {
  if (invocation.proof === undefined) return { results };
  const { proveResults } = await import('./prove-results.ts');
  return await proveResults(results, invocation.proof, invocation, io);
}

async function write({ file, bytes, rewrite }: FileResult): Promise<Rewrite> {
  if (bytes === undefined || rewrite.after === rewrite.before) return rewrite;
  // Whoever names a link means the file behind it, wherever that is.
  const result = await writeFileAtomically(file.absolute, bytes, rewrite.after, file.named ? undefined : file.root);
  return result.ok ? rewrite : notWritten(rewrite, result.code, result.message);
}
