import type { Stage } from '../stage.ts';

/** How far a run goes: without --apply and --commit, or with one of them. */
export type Level = 'plan' | 'apply' | 'commit';

/** One repository of the story, and what is to become of it. */
export interface StoryRepository {
  /** Below the root, `/`-separated. */
  readonly path: string;
  /** Makes it at the absolute folder `top`, which is not there yet. */
  readonly lay: (top: string, stage: Stage) => void;
  /** Status and code of a run without --apply and --commit: `changed runs-as-root`. */
  readonly plan: string;
  /** The same with --apply, and with --commit --branch x/y, where it is another. */
  readonly apply?: string;
  readonly commit?: string;
  /** Files that change, as git names them; the one at the top where nothing is said. */
  readonly files?: readonly string[];
}

export const CHANGED = 'changed runs-as-root';
/** The branch of all commits of the story. */
export const BRANCH = 'x/y';
