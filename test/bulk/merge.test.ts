import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergeRuns, readRuns } from '../../src/bulk/merge.ts';
import { writeRunRecord } from '../../src/bulk/output-folder.ts';
import { storeOutcome } from '../../src/bulk/store-outcome.ts';
import type { RunRecord } from '../../src/bulk/types.ts';
import { addFiles, temporaryTree } from '../locate/temporary-tree.ts';
import { recordOf, resultOf } from './reports/stored-run.ts';
import type { Given } from './reports/stored-run.ts';

/** An output folder with these results, and a record of their repositories and of some that are not done. */
async function run(given: readonly Given[], rest: Partial<RunRecord> = {}, left: readonly string[] = []): Promise<string> {
  const out = temporaryTree();
  await writeRunRecord(out, recordOf([...given.map(({ path }) => path), ...left].sort(), rest));
  for (const each of given) await storeOutcome(out, { result: resultOf(each), ...(each.status === 'changed' ? { patch: `patch of ${each.path}`, message: 'title\n' } : {}) });
  return out;
}

const changed = (path: string): Given => ({ path, status: 'changed', code: 'runs-as-root' });
const failed = (path: string): Given => ({ path, status: 'failed', code: 'timed-out' });

async function merged(...folders: readonly string[]): Promise<{ readonly out: string; readonly told: string; readonly repositories: string }> {
  const out = temporaryTree();
  const read = await readRuns(folders);
  if (!read.ok) throw new Error(read.why);
  const heads = await mergeRuns(folders, read.record, out);
  return { out, told: heads.map(({ path, status }) => `${path}:${status}`).sort().join(), repositories: read.record.repositories.join() };
}

test('shards come together with all that belongs to each repository', async () => {
  const folders = [await run([changed('b'), failed('d')]), await run([changed('a'), { path: 'c', status: 'unchanged', code: 'non-root' }])];
  const { out, told, repositories } = await merged(...folders);
  assert.is(told, 'a:changed,b:changed,c:unchanged,d:failed');
  assert.is(repositories, 'a,b,c,d');
  assert.is(readdirSync(join(out, 'repos')).length, 4);
  for (const path of ['a', 'b']) {
    const { folder } = resultOf(changed(path));
    assert.is(readdirSync(join(out, 'repos', folder)).sort().join(), 'changes.patch,findings.json,message.md');
    assert.is(readFileSync(join(out, 'repos', folder, 'changes.patch'), 'utf8'), `patch of ${path}`);
  }
});

test('of a repository that several have the later one counts, as a whole', async () => {
  const { folder } = resultOf(changed('a'));
  const [first, second] = [await run([changed('a')]), await run([failed('a')])];
  const later = await merged(first, second);
  assert.is(later.told, 'a:failed');
  assert.is(later.repositories, 'a');
  assert.is(readdirSync(join(later.out, 'repos', folder)).sort().join(), 'error.txt,findings.json');
  assert.is((await merged(second, first)).told, 'a:changed');
});

test('a repository that no run has done stays one that is left', async () => {
  const { told, repositories } = await merged(await run([changed('a')], {}, ['z']), await run([], {}, ['y']));
  assert.is(told, 'a:changed');
  assert.is(repositories, 'a,y,z');
});

test('what stands in a folder and belongs to no repository of its run is left out', async () => {
  const folder = await run([changed('a'), changed('gone')]);
  await writeRunRecord(folder, recordOf(['a']));
  addFiles(folder, { 'repos/stray/findings.json': '{', 'repos/.new-1.tmp/findings.json': '{', 'repos/file': '' });
  const { out, told } = await merged(folder);
  assert.is(told, 'a:changed');
  assert.equal(readdirSync(join(out, 'repos')), [resultOf(changed('a')).folder]);
});

test('runs with other options, or of another version', async () => {
  const first = await run([changed('a')], { level: 'commit', branch: 'x' });
  for (const rest of [{ level: 'apply', branch: 'x' }, { level: 'commit', branch: 'y' }, { level: 'commit', branch: 'x', command: 'unroot fix --unsafe' }, { level: 'commit', branch: 'x', tool: { name: 'unroot', version: '9.9.9' } }] satisfies readonly Partial<RunRecord>[]) {
    const other = await run([changed('b')], rest);
    assert.equal(await readRuns([first, other]), { ok: false, folder: other, why: 'other-run' });
  }
});

test('a folder that is no output of a run', async () => {
  const first = await run([changed('a')]);
  for (const other of [temporaryTree(), temporaryTree({ 'run.json': '{}' }), join(first, 'none'), join(first, 'run.json')]) {
    assert.equal(await readRuns([first, other]), { ok: false, folder: other, why: 'no-run' });
  }
  assert.is((await readRuns([])).ok, false);
});

test('the runs stay as they are', async () => {
  const folder = await run([changed('a')]);
  const before = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join();
  await merged(folder);
  assert.is(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join(), before);
});

test.run();
