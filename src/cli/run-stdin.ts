import { dirname, resolve } from 'node:path';
import { ALONE } from '../context/surroundings.ts';
import { decodeSource } from '../dockerfile/read.ts';
import { repositoryFinder } from '../git/repository.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { exitStatus } from './exit-status.ts';
import { failure, skipped } from './failure.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { patchPath } from './patch-path.ts';
import { printPatch } from './print-patch.ts';
import { rewriteSource } from './rewrite-source.ts';
import { comment, conclude, report } from './tell.ts';
import { checkReports } from './write-reports.ts';

const UNNAMED = '<stdin>';
/** A patch needs a name that can be applied to. */
const UNNAMED_IN_PATCH = 'Dockerfile';

/** `check -`, `diff -` and `fix -`: one Dockerfile from stdin. `filename` is `''` where it has none. */
export async function runStdin(invocation: Invocation, filename: string, io: Io): Promise<number> {
  const bytes = await readAll(io.stdin);
  const rewrite = await rewriteBytes(bytes, filename, invocation, io);
  // A pipe gets its text back whatever becomes of the reports.
  if (invocation.verb !== 'fix') checkReports(invocation.reports, [rewrite], io.cwd);
  switch (invocation.verb) {
    case 'check':
      report(invocation, [rewrite], io);
      break;
    case 'diff': {
      const absolute = resolve(io.cwd, filename);
      const path = filename === '' ? UNNAMED_IN_PATCH : await patchPath(absolute, io.cwd, repositoryFinder());
      printPatch(path, rewrite, invocation, io);
      comment(invocation, [rewrite], io);
      break;
    }
    case 'fix':
      io.stdout.write(rewrite.after === rewrite.before ? bytes : Buffer.from(rewrite.after));
      checkReports(invocation.reports, [rewrite], io.cwd);
      comment(invocation, [rewrite], io);
      break;
  }
  conclude(invocation, [rewrite], [], io);
  return exitStatus(invocation, [rewrite]);
}

async function rewriteBytes(bytes: Buffer, filename: string, invocation: Invocation, io: Io): Promise<Rewrite> {
  const path = filename === '' ? UNNAMED : filename;
  const read = decodeSource(bytes, invocation.maxSize);
  if (!read.ok) return skipped(path, read.code, read.kind === 'refusal' ? read.line : 0, read.message);
  const find = repositoryFinder();
  const absolute = resolve(io.cwd, filename);
  if (filename === '') return rewriteSource(path, read.text, ALONE, invocation.policy, io);
  // Only a text with a name needs its surroundings.
  const { openTree } = await import('../tree/open-tree.ts');
  const top = (await find(dirname(absolute)))?.top;
  const around = (await openTree(top ?? dirname(absolute), top === undefined ? 'folder' : 'tree')).around(absolute, invocation.policy);
  if (!around.ok) return { ...failure(path, 'bad-config', around.message), before: read.text, after: read.text };
  return rewriteSource(path, read.text, around.surroundings, around.policy, io);
}

async function readAll(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
