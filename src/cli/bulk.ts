import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { keepFinished } from '../bulk/keep-finished.ts';
import type { Left } from '../bulk/keep-finished.ts';
import { startOver, writeRunRecord } from '../bulk/output-folder.ts';
import type { FoundRepository } from '../bulk/find-repositories.ts';
import { runTasks } from '../bulk/run-tasks.ts';
import type { BulkSettings, BulkTask } from '../bulk/settings.ts';
import { storeRefusal } from '../bulk/store-refusal.ts';
import type { RunRecord } from '../bulk/types.ts';
import type { RepositoryHead } from '../bulk/worker-protocol.ts';
import { isBranchName } from '../git/branches.ts';
import { startBulkProgress } from './bulk-progress.ts';
import { bulkRepositories } from './bulk-repositories.ts';
import { concludeBulk } from './conclude-bulk.ts';
import { fixCommand } from './fix-command.ts';
import type { BulkWishes, Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';
import { messages } from './messages.ts';
import { openBulkOutput } from './open-bulk-output.ts';
import { readToolVersion } from './tool-version.ts';

/** Does in many repositories what `fix` does in one, and says what became of each. */
export async function bulk(invocation: Invocation, io: Io): Promise<number> {
  const { bulk: wishes } = invocation;
  if (wishes === undefined) throw new Error('bulk was run without its settings');
  if (wishes.merge) return await (await import('./bulk-merge.ts')).bulkMerge(invocation, wishes, io);
  if (wishes.branch !== '' && !(await isBranchName(wishes.branch))) throw new Error(bulkMessages.badBranch(wishes.branch));
  const settings = settingsOf(invocation, wishes, io);
  const earlier = await openBulkOutput(settings.out, wishes.out);
  if (wishes.failed && earlier === undefined) throw new Error(bulkMessages.nothingFailedYet(wishes.out));
  if (invocation.proof !== undefined) await needEngine(invocation, io);

  const repositories = await bulkRepositories(invocation, wishes, earlier, io);
  const record = recordOf(settings, repositories);
  if (!wishes.resume && !wishes.failed) await startOver(settings.out);
  await writeRunRecord(settings.out, record);
  return await concludeBulk(settings.out, record, await work(repositories, settings, wishes, invocation, io), invocation, io);
}

/** Says at once, and not once for each repository, that none is there. */
async function needEngine({ proof }: Invocation, io: Io): Promise<void> {
  const { findEngine } = await import('../engines/find-engine.ts');
  const found = await findEngine(proof?.engine, io.env);
  if (!found.ok) throw new Error(messages.noEngine(found.problems));
  await found.engine.close();
}

async function work(repositories: readonly FoundRepository[], settings: BulkSettings, wishes: BulkWishes, { quiet }: Invocation, io: Io): Promise<readonly RepositoryHead[]> {
  const tasks = repositories.map(({ path, absolute, files }): BulkTask => ({ path, absolute, files }));
  const isAgain = wishes.resume || wishes.failed;
  const { kept, left } = isAgain ? await keepFinished(tasks, settings, wishes.failed ? 'failed' : 'resume') : { kept: [], left: tasks.map((task): Left => ({ task })) };
  const taken = left.slice(0, wishes.limit).map(({ task }) => task);
  const progress = startBulkProgress(taken.length, io, quiet);
  const heads: RepositoryHead[] = [...kept];
  const troubles = new Map(repositories.map(({ path, trouble }) => [path, trouble] as const));
  try {
    for (const task of taken) {
      const trouble = troubles.get(task.path);
      if (trouble === undefined) continue;
      const head = await storeRefusal(task, settings, trouble);
      heads.push(head);
      progress.done(head);
    }
    const stop = wishes.failFast && heads.some(({ status }) => status === 'failed');
    const jobs = wishes.jobs ?? availableParallelism();
    const working = stop ? [] : taken.filter(({ path }) => troubles.get(path) === undefined);
    heads.push(...(await runTasks(working, { settings, jobs, timeout: wishes.timeout, failFast: wishes.failFast, env: io.env, onDone: progress.done })));
  } catch (error) {
    throw new Error(bulkMessages.outNotWritten(wishes.out, error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    progress.end();
  }
  return [...heads, ...notReached(left, heads)];
}

/** What was not come to, because of a limit or a failure, stays as the earlier run left it. */
function notReached(left: readonly Left[], heads: readonly RepositoryHead[]): readonly RepositoryHead[] {
  const reached = new Set(heads.map(({ path }) => path));
  return left.flatMap(({ before }) => (before === undefined || reached.has(before.path) ? [] : [before]));
}

function settingsOf(invocation: Invocation, { level, branch, title, out }: BulkWishes, io: Io): BulkSettings {
  const fix: Invocation = { ...invocation, verb: 'fix', paths: [], filesFrom: undefined, bulk: undefined, quiet: true };
  return { invocation: fix, level, branch, title, toolVersion: readToolVersion(), out: resolve(io.cwd, out) };
}

function recordOf({ level, branch, toolVersion, invocation }: BulkSettings, repositories: readonly FoundRepository[]): RunRecord {
  return {
    schemaVersion: 1,
    tool: { name: 'unroot', version: toolVersion },
    level,
    branch: branch === '' ? null : branch,
    command: `unroot ${fixCommand(invocation)}`,
    repositories: repositories.map(({ path }) => path),
  };
}
