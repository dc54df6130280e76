import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isFinished } from '../../src/bulk/is-finished.ts';
import { optionsKey } from '../../src/bulk/settings.ts';
import type { RepositoryResult } from '../../src/bulk/types.ts';
import { setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { resultOf } from './reports/stored-run.ts';
import { invocationOf, settingsOf, taskOf, VERSION } from './samples.ts';

const SETTINGS = settingsOf('/out');
const root = temporaryTree({ a: '1' });
setUpGit(root, 'init', '-q');
setUpGit(root, 'add', '.');
setUpGit(root, 'commit', '-qm', 'x');
const HEAD = setUpGit(root, 'rev-parse', 'HEAD').trim();
const TASK = taskOf(root);

function stored(rest: Partial<RepositoryResult> = {}): RepositoryResult {
  return { ...resultOf({ path: TASK.path, status: 'changed', code: 'runs-as-root', head: HEAD }), options: optionsKey(SETTINGS, TASK), tool: { name: 'unroot', version: VERSION }, ...rest };
}

test('the same commit, version and options', async () => {
  for (const status of ['changed', 'unchanged'] as const) assert.is(await isFinished(TASK, stored({ status }), SETTINGS), true);
});

test('the commit that was made may be checked out', async () => {
  assert.is(await isFinished(TASK, stored({ head: '1'.repeat(40), commit: HEAD }), SETTINGS), true);
});

test('what was skipped or failed is tried again', async () => {
  for (const status of ['skipped', 'failed'] as const) assert.is(await isFinished(TASK, stored({ status }), SETTINGS), false);
});

test('another commit, version, option or list of files', async () => {
  assert.is(await isFinished(TASK, stored({ head: '1'.repeat(40) }), SETTINGS), false);
  assert.is(await isFinished(TASK, stored({ head: null }), SETTINGS), false);
  assert.is(await isFinished(TASK, stored(), { ...SETTINGS, toolVersion: '9.9.9' }), false);
  assert.is(await isFinished(TASK, stored(), { ...SETTINGS, invocation: invocationOf('--unsafe') }), false);
  assert.is(await isFinished(TASK, stored(), { ...SETTINGS, level: 'apply' }), false);
  assert.is(await isFinished({ ...TASK, files: [`${root}/a`] }, stored(), SETTINGS), false);
});

test('a repository that is gone, or has no commit any more', async () => {
  assert.is(await isFinished({ ...TASK, absolute: `${root}/none` }, stored(), SETTINGS), false);
  const empty = temporaryTree();
  setUpGit(empty, 'init', '-q');
  assert.is(await isFinished({ ...TASK, absolute: empty }, stored({ head: null, commit: null }), SETTINGS), false);
});

test.run();
