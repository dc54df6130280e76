import { dirname, resolve } from 'node:path';
import { openContext } from '../context/open-context.ts';
import { ALONE } from '../context/surroundings.ts';
import { decodeSource } from '../dockerfile/read.ts';
import { repositoryFinder } from '../git/repository.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { exitStatus } from './exit-status.ts';
import { skipped } from './failure.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { patchPath } from './patch-path.ts';
import { printPatch } from './print-patch.ts';
import { rewriteSource } from './rewrite-source.ts';
import { comment, conclude, report } from './tell.ts';

const UNNAMED = '<stdin>';
/** A patch needs a name that can be applied to. */
const UNNAMED_IN_PATCH = 'Dockerfile';

/** `check -`, `diff -` and `fix -`: one Dockerfile from stdin. `filename` is `''` where it has none. */
export async function runStdin(invocation: Invocation, filename: string, io: Io): Promise<number> {
  const bytes = await readAll(io.stdin);
  const rewrite = await rewriteBytes(bytes, filename, invocation, io);
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
      // The very bytes, where nothing changes: they may be no UTF-8 at all, and a pipe must not lose any.
      io.stdout.write(rewrite.after === rewrite.before ? bytes : Buffer.from(rewrite.after));
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
  const root = (await find(dirname(absolute)))?.top ?? dirname(absolute);
  // A text without a name has no place among files.
  const contexts = filename === '' ? undefined : openContext(absolute, root);
  return rewriteSource(path, read.text, { ...ALONE, contexts }, invocation.policy, io);
}

async function readAll(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
