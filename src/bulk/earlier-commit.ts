import type { Io } from '../cli/io.ts';
import { branchTip, messageOfCommit } from '../git/branches.ts';
import { makeCommit } from '../git/make-commit.ts';
import type { WorkState } from '../git/work-state.ts';
import { changeOf, committedFiles } from './change.ts';
import { filesAgainst } from './files-against.ts';
import { describeOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { BulkSettings, BulkTask } from './settings.ts';

/**
 * The outcome of a run that was ended after it had committed and before it could tell: the branch is checked out, and its last commit is the very one that
 * would be made of the commit before. Undefined where that is not so.
 */
export async function earlierCommit(state: WorkState, task: BulkTask, settings: BulkSettings, io: Io): Promise<Outcome | undefined> {
  const { absolute: top } = task;
  const tip = await branchTip(top, settings.branch);
  if (tip === undefined || tip.parent === '') return undefined;
  const own = await filesAgainst(tip.parent, task, settings, io);
  if (!own.ok) return undefined;
  const { files, lost, notes } = own;
  const changes = files.flatMap((file) => changeOf(file) ?? []);
  if (changes.length === 0 || !changes.every(({ isApplied }) => isApplied)) return undefined;
  const message = await messageOfCommit(top, tip.commit);
  const made = await makeCommit({ top, head: tip.parent, message, files: committedFiles(changes) });
  if (!made.ok || made.tree !== tip.tree) return undefined;
  const worked = { task, settings, state: { ...state, head: tip.parent, branch: undefined }, lost, notes };
  return describeOutcome(worked, files.map(({ result }) => result.rewrite), { status: 'changed', changes, message, commit: tip.commit });
}
