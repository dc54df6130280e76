import { join } from 'node:path';
import { openTree } from './open-tree.ts';
import type { Tree } from './open-tree.ts';

/** A neighbouring file that could not be read. */
export interface TreeProblem {
  /** Absolute path. */
  readonly file: string;
  /** From 1, or 0 for the whole file. */
  readonly line: number;
  readonly message: string;
}

/** The trees of one run, each opened once. */
export interface TreeOpener {
  open(top: string, reach: 'tree' | 'folder'): Promise<Tree>;
  /** Of all trees that were opened so far. */
  problems(): Promise<readonly TreeProblem[]>;
}

export function treeOpener(): TreeOpener {
  const trees = new Map<string, { readonly top: string; readonly tree: Promise<Tree> }>();
  return {
    open(top, reach) {
      const key = `${reach}\0${top}`;
      const opened = trees.get(key) ?? { top, tree: openTree(top, reach) };
      trees.set(key, opened);
      return opened.tree;
    },
    async problems() {
      const all = await Promise.all([...trees.values()].map(async ({ top, tree }) => (await tree).problems.map((problem) => ({ ...problem, file: join(top, problem.file) }))));
      return all.flat();
    },
  };
}
