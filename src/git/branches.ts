import { filtersOff } from './filters-off.ts';
import { git } from './git.ts';
import type { GitFailure } from './git.ts';

export type Moved = { readonly ok: true } | Pick<GitFailure, 'ok' | 'message'>;

const REFLOG = 'unroot: commit';

/** Whether a name can be a branch's (git-check-ref-format(1)). Needs no repository. */
export async function isBranchName(name: string): Promise<boolean> {
  // `git branch` refuses these: they name something else wherever a branch could be named.
  return !name.startsWith('-') && name !== 'HEAD' && name !== '@' && (await git('.', ['check-ref-format', `refs/heads/${name}`])).ok;
}

/** A branch that keeps another of this name from being made: itself, `NAME/x`, or `NA` of `NA/ME` (git keeps them as files and folders). */
export async function branchInTheWay(top: string, branch: string): Promise<string | undefined> {
  const parts = branch.split('/');
  const above = parts.map((_, index) => `refs/heads/${parts.slice(0, index + 1).join('/')}`);
  const listed = await git(top, ['for-each-ref', '--format=%(refname)', ...above]);
  const full = `refs/heads/${branch}`;
  const refs = listed.ok ? listed.stdout.split('\n') : [];
  return refs.find((ref) => above.includes(ref) || ref.startsWith(`${full}/`))?.slice('refs/heads/'.length);
}

/** The commit at the tip of a branch with its tree and only parent; undefined where there is no such branch. */
export async function branchTip(top: string, branch: string): Promise<{ readonly commit: string; readonly tree: string; readonly parent: string } | undefined> {
  const ref = `refs/heads/${branch}`;
  const asked = await git(top, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (!asked.ok) return undefined;
  const commit = asked.stdout.trim();
  const [tree, parent] = await Promise.all(['^{tree}', '^'].map((what) => git(top, ['rev-parse', '--verify', '--quiet', `${commit}${what}`])));
  return { commit, tree: tree?.ok === true ? tree.stdout.trim() : '', parent: parent?.ok === true ? parent.stdout.trim() : '' };
}

/** The message of a commit, byte for byte; empty where git cannot read it. */
export async function messageOfCommit(top: string, commit: string): Promise<string> {
  const asked = await git(top, ['cat-file', 'commit', commit]);
  return asked.ok ? asked.stdout.slice(asked.stdout.indexOf('\n\n') + 2) : '';
}

/** Whether a branch is checked out in any work tree of the repository. */
export async function isCheckedOut(top: string, branch: string): Promise<boolean> {
  const listed = await git(top, ['worktree', 'list', '--porcelain']);
  return !listed.ok || listed.stdout.split('\n').includes(`branch refs/heads/${branch}`);
}

/** Makes a branch; fails where one is there already, whoever was faster. */
export async function createBranch(top: string, branch: string, commit: string): Promise<Moved> {
  // git-update-ref(1): an empty old value means that it must not exist.
  return await git(top, ['update-ref', '--no-deref', '-m', REFLOG, `refs/heads/${branch}`, commit, '']);
}

/** Removes a branch that still is at `commit`. */
export async function removeBranch(top: string, branch: string, commit: string): Promise<Moved> {
  return await git(top, ['update-ref', '--no-deref', '-d', `refs/heads/${branch}`, commit]);
}

/**
 * Puts entries into the index of the work tree: `info` as `git update-index --index-info` reads it. Whenever git writes an index it compares files that
 * are as young as the index with their contents, through the filters of the repository: they are switched off.
 */
export async function updateIndex(top: string, info: string): Promise<Moved> {
  const noFilters = await filtersOff(top);
  if ('unknown' in noFilters) return { ok: false, message: noFilters.unknown };
  return await git(top, [...noFilters, 'update-index', '-z', '--index-info'], { input: info });
}

/** Makes a branch the one that is checked out. Index and work tree stay as they are. */
export async function checkOutBranch(top: string, branch: string): Promise<Moved> {
  return await git(top, ['symbolic-ref', '-m', REFLOG, 'HEAD', `refs/heads/${branch}`]);
}
