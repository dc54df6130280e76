import { dirname } from 'node:path';
import { readSource } from '../dockerfile/read.ts';
import { openContext } from '../context/open-context.ts';
import { ALONE } from '../context/surroundings.ts';
import { repositoryFinder } from '../git/repository.ts';
import type { FindRepository } from '../git/repository.ts';
import type { FoundFile } from '../locate/types.ts';
import type { Policy, Rewrite } from '../rewrite/types.ts';
import { failure, skipped } from './failure.ts';
import type { Io } from './io.ts';
import { rewriteSource } from './rewrite-source.ts';

/** A located file, the bytes that were read from it, and what is to become of it. */
export interface FileResult {
  readonly file: FoundFile;
  /** Undefined where nothing was read: then nothing changes either. */
  readonly bytes: Buffer | undefined;
  readonly rewrite: Rewrite;
}

interface Settings {
  readonly policy: Policy;
  readonly maxSize: number;
}

/** Reads and rewrites each file, one after the other. A file that fails is a result too, and stops no other. */
export async function rewriteFiles(
  files: readonly FoundFile[],
  settings: Settings,
  io: Io,
  onDone: (done: number) => void,
): Promise<readonly FileResult[]> {
  const find = repositoryFinder();
  const results: FileResult[] = [];
  for (const file of files) {
    results.push(await rewriteFile(file, settings, io, find));
    onDone(results.length);
  }
  return results;
}

async function rewriteFile(file: FoundFile, settings: Settings, io: Io, find: FindRepository): Promise<FileResult> {
  const read = await readSource(file.absolute, settings.maxSize);
  if (!read.ok) {
    const rewrite =
      read.kind === 'failure'
        ? failure(file.path, read.code, read.message)
        : skipped(file.path, read.code, read.line, read.message);
    return { file, bytes: undefined, rewrite };
  }
  // The whole work tree, so that a file has the same build context however the command line led to it.
  const root = (await find(dirname(file.absolute)))?.top ?? file.root;
  const rewrite = rewriteSource(file.path, read.text, { ...ALONE, contexts: openContext(file.absolute, root) }, settings.policy, io);
  return { file, bytes: read.bytes, rewrite };
}
