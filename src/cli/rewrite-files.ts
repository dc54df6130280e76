import { dirname } from 'node:path';
import type { Surroundings } from '../context/surroundings.ts';
import { readSource } from '../dockerfile/read.ts';
import { repositoryFinder } from '../git/repository.ts';
import type { FindRepository } from '../git/repository.ts';
import { treeOpener } from '../tree/tree-opener.ts';
import type { TreeOpener, TreeProblem } from '../tree/tree-opener.ts';
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
  /** What it was rewritten with; undefined where it was not. */
  readonly surroundings?: Surroundings;
  readonly policy?: Policy;
}

interface Settings {
  readonly policy: Policy;
  readonly maxSize: number;
}

/** Reads and rewrites each file, one after the other. A file that fails is a result too, and stops no other; neither does a neighbour. */
export async function rewriteFiles(
  files: readonly FoundFile[],
  settings: Settings,
  io: Io,
  onDone: (done: number) => void,
): Promise<{ readonly results: readonly FileResult[]; readonly problems: readonly TreeProblem[] }> {
  const find = repositoryFinder();
  const trees = treeOpener();
  const results: FileResult[] = [];
  for (const file of files) {
    results.push(await rewriteFile(file, settings, io, find, trees));
    onDone(results.length);
  }
  return { results, problems: await trees.problems() };
}

async function rewriteFile(file: FoundFile, settings: Settings, io: Io, find: FindRepository, trees: TreeOpener): Promise<FileResult> {
  const read = await readSource(file.absolute, settings.maxSize);
  if (!read.ok) {
    const rewrite =
      read.kind === 'failure'
        ? failure(file.path, read.code, read.message)
        : skipped(file.path, read.code, read.line, read.message);
    return { file, bytes: undefined, rewrite };
  }
  // The whole work tree, so that a file has the same surroundings however the command line led to it.
  const repository = await find(dirname(file.absolute));
  const tree = await trees.open(repository?.top ?? file.root, repository !== undefined || !file.named ? 'tree' : 'folder');
  const around = tree.around(file.absolute, settings.policy);
  const rewrite = around.ok
    ? rewriteSource(file.path, read.text, around.surroundings, around.policy, io)
    : { ...failure(file.path, 'bad-config', around.message), before: read.text, after: read.text };
  return { file, bytes: read.bytes, rewrite, ...(around.ok ? { surroundings: around.surroundings, policy: around.policy } : {}) };
}
