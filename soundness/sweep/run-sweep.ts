import { resolve } from 'node:path';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { openTree } from '../../src/tree/open-tree.ts';
import type { RewriteFunction } from '../judge.ts';
import { findFiles, isFolder } from './find-files.ts';
import type { SweepOptions } from './options.ts';
import { judgeFile } from './judge-file.ts';
import { refusedBySh } from './refused-by-sh.ts';
import { startTally } from './tally.ts';
import type { Tally } from './tally.ts';

type OnDone = (folder: string, done: number, all: number) => void;

/**
 * Judges all files of the folders, one after the other; a text says why there is nothing to judge.
 *
 * @param onDone is told how many of how many files of a folder are done
 */
export async function runSweep(options: SweepOptions, onDone: OnDone, rewrite: RewriteFunction = rewriteText): Promise<Tally | string> {
  const { folders, policy, alone, anyName } = options;
  for (const folder of folders) if (!(await isFolder(folder))) return `${folder}: there is no such folder`;
  const tally = startTally();
  for (const folder of folders) {
    const files = await findFiles(folder, anyName);
    const tree = alone || files.length === 0 ? undefined : await openTree(resolve(folder), 'tree');
    for (const [index, file] of files.entries()) {
      tally.add(await judgeFile(rewrite, file, policy, tree));
      onDone(folder, index + 1, files.length);
    }
  }
  if (tally.files === 0) return 'there is no Dockerfile in these folders';
  for (const command of refusedBySh([...tally.commands.keys()])) {
    tally.fault({ path: tally.commands.get(command) ?? '', kind: 'shell-rejects', detail: `sh -n refuses "${command}"` });
  }
  return tally;
}
