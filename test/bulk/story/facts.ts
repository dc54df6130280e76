import { join } from 'node:path';
import type { StoryRepository } from './layout/types.ts';
import type { Stage } from './stage.ts';

/** What git says of a repository. */
export interface Facts {
  readonly head: string;
  /** The branch that is checked out, or `(detached)`. */
  readonly branch: string;
  /** Every reference with its object, the stash included. */
  readonly refs: readonly string[];
  /** What is staged, edited and new, with modes and objects. */
  readonly status: readonly string[];
}

export function factsOf(stage: Stage, { path }: StoryRepository): Facts {
  const top = join(stage.root, path);
  // git-status(1), version 2: headers start with `#`.
  const told = stage.git(top, ['status', '--porcelain=v2', '--branch', '-z']).split('\0');
  const header = (name: string): string => told.find((line) => line.startsWith(`# branch.${name} `))?.split(' ')[2] ?? '';
  return {
    head: header('oid'),
    branch: header('head'),
    refs: stage.git(top, ['for-each-ref', '--format=%(refname) %(objectname)']).trimEnd().split('\n'),
    status: told.filter((line) => !line.startsWith('# ')),
  };
}
