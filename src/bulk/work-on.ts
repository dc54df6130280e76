import type { Io } from '../cli/io.ts';
import { workState } from '../git/work-state.ts';
import type { WorkState } from '../git/work-state.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { HeadResult } from './against-head.ts';
import { changeOf } from './change.ts';
import type { Change } from './change.ts';
import { earlierCommit } from './earlier-commit.ts';
import { describeOutcome, refused } from './outcome.ts';
import type { Outcome, Verdict } from './outcome.ts';
import { filesAgainst } from './files-against.ts';
import { mayWrite } from './may-write.ts';
import { proveChanges } from './prove-changes.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { messageOf } from './message-of.ts';
import { writeChanges } from './write-change.ts';

/** Works on one repository from start to end. Whatever it meets there is an outcome; what it throws is a defect. */
export async function workOn(task: BulkTask, settings: BulkSettings, io: Io): Promise<Outcome> {
  const seen = await workState(task.absolute);
  if (!seen.ok) {
    return seen.isBare
      ? refused(task, settings, { status: 'skipped', code: 'bare-repository', message: 'it is a bare repository: git has no work tree for it' })
      : refused(task, settings, { status: 'failed', code: 'git-failed', message: seen.message });
  }
  const { state } = seen;
  const { head, underWay } = state;
  if (head === undefined) return refused(task, settings, { status: 'skipped', code: 'no-commits', message: 'it has no commit yet' }, state);
  if (underWay !== undefined) {
    return refused(task, settings, { status: 'skipped', code: 'merge-under-way', message: `a ${underWay} is under way: finish it, or abort it` }, state);
  }
  const earlier = task.mayBeCommitted === true && settings.level === 'commit' && state.branch === settings.branch ? await earlierCommit(state, task, settings, io) : undefined;
  return earlier ?? (await workAt(head, state, task, settings, io));
}

async function workAt(head: string, state: WorkState, task: BulkTask, settings: BulkSettings, io: Io): Promise<Outcome> {
  const own = await filesAgainst(head, task, settings, io);
  if (!own.ok) return refused(task, settings, { status: 'failed', code: 'git-failed', message: own.message }, state);
  const { lost, notes } = own;
  const context = { task, settings, state, lost, notes };

  const refusal = failureOf([...rewritesOf(own.files), ...lost]) ?? (await mayWrite(task.absolute, own.files, state, settings));
  if (refusal !== undefined) return describeOutcome(context, rewritesOf(own.files), refusal);
  const proved = await proveChanges(own.files, settings.invocation, io);
  const files = rewritesOf(proved.files);
  const unproved = failureOf(files);
  if (unproved !== undefined) return describeOutcome(context, files, unproved);

  const changes = proved.files.flatMap((file) => changeOf(file) ?? []);
  if (changes.length === 0) return describeOutcome(context, files, { status: 'unchanged' }, proved.proofs);
  const verdict = await write(changes, head, messageOf(files, settings, proved.proofs), task, settings);
  return describeOutcome(context, files, verdict, proved.proofs);
}

async function write(changes: readonly Change[], head: string, message: string, task: BulkTask, { level, branch }: BulkSettings): Promise<Verdict> {
  if (level === 'patch') return { status: 'changed', changes, message, commit: undefined };
  const written = await writeChanges(task.absolute, changes, level === 'commit' ? { head, branch, message } : undefined);
  if (written.ok) return { status: 'changed', changes, message, commit: written.commit };
  return { status: written.code === 'branch-exists' ? 'skipped' : 'failed', code: written.code, message: written.problem };
}

function rewritesOf(files: readonly HeadResult[]): readonly Rewrite[] {
  return files.map(({ result }) => result.rewrite);
}

/** Of a repository with a file that failed nothing is written: its owner gets one change, and a whole one. */
function failureOf(files: readonly Rewrite[]): Verdict | undefined {
  const failed = files.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first?.reason === undefined) return undefined;
  const others = failed.length > 1 ? `, and ${failed.length - 1} more` : '';
  return { status: 'failed', code: first.reason.code, message: `${first.path}: ${first.reason.message}${others}` };
}
