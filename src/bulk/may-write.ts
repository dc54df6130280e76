import { branchInTheWay, branchTip, isCheckedOut } from '../git/branches.ts';
import { hasIdentity } from '../git/make-commit.ts';
import type { WorkState } from '../git/work-state.ts';
import type { HeadResult } from './against-head.ts';
import type { Verdict } from './outcome.ts';
import type { BulkSettings } from './settings.ts';
import type { BulkLevel } from './types.ts';

/**
 * What keeps a repository from being written, or a patch of it from being a patch of its commit; undefined where nothing does, also where
 * there is nothing to write. Only files that are to be changed matter.
 */
export async function mayWrite(top: string, files: readonly HeadResult[], state: WorkState, { level, branch }: BulkSettings): Promise<Verdict | undefined> {
  const changing = files.filter(({ result }) => result.rewrite.after !== result.rewrite.before);
  if (changing.length === 0) return undefined;
  const edited = changing.filter(({ standing }) => standing === 'edited');
  const [first] = edited;
  if (first !== undefined) {
    const paths = edited.map(({ path }) => path).join(', ');
    return first.isUnstaged
      ? { status: 'skipped', code: 'unstaged-edits', message: `not as in the last commit: ${paths}` }
      : { status: 'skipped', code: 'staged-edits', message: `staged, and not as in the last commit: ${paths}` };
  }
  // What is staged would stand between the commit and the files.
  const staged = level === 'patch' ? [] : changing.filter((file) => isStaged(file, level));
  if (staged.length > 0) return { status: 'skipped', code: 'staged-edits', message: `staged, and not as in the last commit: ${staged.map(({ path }) => path).join(', ')}` };
  return level === 'commit' ? await mayCommit(top, changing, state, branch) : undefined;
}

/** Of what an earlier run has applied, the index may hold the text, but no other mode, and no conflict. */
function isStaged({ standing, isUnstaged, atHead }: HeadResult, level: BulkLevel): boolean {
  if (standing === 'as-head') return !isUnstaged;
  return level === 'commit' && atHead !== undefined && atHead.index?.mode !== atHead.mode;
}

async function mayCommit(top: string, changing: readonly HeadResult[], state: WorkState, branch: string): Promise<Verdict | undefined> {
  if (state.isLocked) return { status: 'skipped', code: 'index-locked', message: 'index.lock stands in its git directory: another git is at work, or was ended' };
  if (!(await hasIdentity(top))) return { status: 'skipped', code: 'no-identity', message: 'git knows no user.name and user.email for its commits' };
  const inTheWay = await branchInTheWay(top, branch);
  if (inTheWay === undefined || (inTheWay === branch && (await isUnfinished(top, changing, state, branch)))) return undefined;
  return { status: 'skipped', code: 'branch-exists', message: `the branch ${inTheWay} is there already` };
}

/** An earlier run came as far as the branch, and was ended before it checked it out: the files hold the change already. */
async function isUnfinished(top: string, changing: readonly HeadResult[], state: WorkState, branch: string): Promise<boolean> {
  const isApplied = changing.every(({ standing }) => standing === 'applied');
  return isApplied && (await branchTip(top, branch))?.parent === state.head && !(await isCheckedOut(top, branch));
}
