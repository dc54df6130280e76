import { againstHead } from '../../src/bulk/against-head.ts';
import type { HeadResult } from '../../src/bulk/against-head.ts';
import { gather } from '../../src/cli/gather.ts';
import { setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { rewritten } from '../subject.ts';
import { invocationOf, silentIo } from './samples.ts';

/** A repository on `main` in which these files are committed. */
export function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const root = temporaryTree(files);
  setUpGit(root, 'init', '-q', '-b', 'main');
  setUpGit(root, 'add', '-A', '-f');
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'start');
  return root;
}

export interface Wanted {
  /** Left out: the whole work tree. */
  readonly paths?: readonly string[];
  /** Left out: the commit that is checked out. */
  readonly head?: string;
  readonly maxSize?: number;
}

/** The files of a work tree against a commit, as a run compares them. */
export async function comparedIn(top: string, { paths = ['.'], head = setUpGit(top, 'rev-parse', 'HEAD').trim(), maxSize = 100_000 }: Wanted = {}): Promise<readonly HeadResult[]> {
  const io = silentIo(top);
  const { results } = await gather({ ...invocationOf(), paths, maxSize }, io);
  const compared = await againstHead(top, head, results, maxSize, io);
  if (!compared.ok) throw new Error(compared.message);
  return compared.files;
}

/** What becomes of a text. */
export function fixedOf(text: string): string {
  return rewritten(text, { files: {} }).after;
}
