import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keepFinished } from '../../src/bulk/keep-finished.ts';
import type { Sorted } from '../../src/bulk/keep-finished.ts';
import { optionsKey } from '../../src/bulk/settings.ts';
import type { BulkTask } from '../../src/bulk/settings.ts';
import { storeOutcome } from '../../src/bulk/store-outcome.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { resultOf } from './reports/stored-run.ts';
import { settingsOf, taskOf, VERSION } from './samples.ts';

const root = temporaryTree({ a: '1' });
setUpGit(root, 'init', '-q');
setUpGit(root, 'add', '.');
setUpGit(root, 'commit', '-qm', 'x');
const HEAD = setUpGit(root, 'rev-parse', 'HEAD').trim();

/** All of one repository, under these paths; each but `new` and `broken` with a result of that status. */
const TASKS: readonly BulkTask[] = ['changed', 'unchanged', 'skipped', 'failed', 'new', 'broken', 'moved'].map((path) => taskOf(root, { path }));

async function sorted(which: 'resume' | 'failed'): Promise<Sorted> {
  const out = temporaryTree();
  const settings = settingsOf(out);
  for (const task of TASKS) {
    if (task.path === 'new') continue;
    const status = task.path === 'broken' || task.path === 'moved' ? 'changed' : task.path;
    if (status !== 'changed' && status !== 'unchanged' && status !== 'skipped' && status !== 'failed') continue;
    const result = { ...resultOf({ path: task.path, status, code: 'non-root', head: task.path === 'moved' ? '1'.repeat(40) : HEAD }), options: optionsKey(settings, task), tool: { name: 'unroot', version: VERSION } };
    await storeOutcome(out, { result });
    if (task.path === 'broken') addFiles(out, { [`repos/${result.folder}/findings.json`]: '{' });
  }
  return await keepFinished(TASKS, settings, which);
}

function shown({ kept, left }: Sorted): string {
  return `kept ${kept.map(({ path, status }) => `${path}:${status}`).join()} left ${left.map(({ task, before }) => `${task.path}${task.mayBeCommitted === true ? '?' : ''}${before === undefined ? '' : `:${before.status}`}`).join()}`;
}

test('to go on: what is finished stays; what has no result is done before what is tried again', async () => {
  assert.is(shown(await sorted('resume')), 'kept changed:changed,unchanged:unchanged left new?,broken?,skipped:skipped,failed?:failed,moved:changed');
});

test('the failed ones: all others stay as they are, and what has no result is not taken up', async () => {
  assert.is(shown(await sorted('failed')), 'kept changed:changed,unchanged:unchanged,skipped:skipped,moved:changed left failed?:failed');
});

test('of none, none', async () => {
  assert.equal(await keepFinished([], settingsOf(temporaryTree()), 'resume'), { kept: [], left: [] });
});

test.run();
