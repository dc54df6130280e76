import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderName } from '../../src/bulk/folder-name.ts';
import { endWorkers } from '../../src/bulk/open-workers.ts';
import { readResult } from '../../src/bulk/read-result.ts';
import { runTasks } from '../../src/bulk/run-tasks.ts';
import type { RunTasks } from '../../src/bulk/run-tasks.ts';
import type { BulkTask } from '../../src/bulk/settings.ts';
import type { RepositoryHead } from '../../src/bulk/worker-protocol.ts';
import { TEXT } from '../cli/harness.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { repository } from './compared.ts';
import { settingsOf, taskOf } from './samples.ts';
import { conduct } from './workers.ts';

const ROOT = repository({ Dockerfile: TEXT.changed });
const NOWHERE = temporaryTree();

/** The same repository under many names: those that start with `bad` are none. */
function tasksOf(...paths: readonly string[]): readonly BulkTask[] {
  return paths.map((path) => taskOf(path.startsWith('bad') ? NOWHERE : ROOT, { path }));
}

interface Ran {
  readonly out: string;
  readonly told: string;
  readonly done: readonly RepositoryHead[];
  readonly processes: number;
}

async function ran(tasks: readonly BulkTask[], rest: Partial<RunTasks> = {}): Promise<Ran> {
  const out = temporaryTree();
  const { env, pids } = conduct();
  const done: RepositoryHead[] = [];
  const heads = await runTasks(tasks, { settings: settingsOf(out), jobs: 1, timeout: undefined, failFast: false, env, onDone: (head) => done.push(head), ...rest });
  assert.equal(heads, done);
  return { out, done, told: heads.map(({ path, status, code }) => `${path}:${status}:${code}`).join(' '), processes: pids().length };
}

test('each repository once, in their order where one process works', async () => {
  const { told, processes, out } = await ran(tasksOf('a', 'b', 'bad', 'c'));
  assert.is(told, 'a:changed:runs-as-root b:changed:runs-as-root bad:failed:git-failed c:changed:runs-as-root');
  assert.is(processes, 1);
  assert.is(readdirSync(join(out, 'repos')).length, 4);
});

test('several processes do the same', async () => {
  const paths = Array.from({ length: 12 }, (_, index) => `x${index}`);
  const { done, processes, out } = await ran(tasksOf(...paths), { jobs: 3 });
  assert.equal(done.map(({ path }) => path).sort(), [...paths].sort());
  assert.is(processes, 3);
  assert.is(readdirSync(join(out, 'repos')).length, 12);
});

test('no more processes than repositories, and none for none', async () => {
  assert.is((await ran(tasksOf('a', 'b'), { jobs: 50 })).processes, 2);
  const none = await ran([], { jobs: 4 });
  assert.is(none.processes, 0);
  assert.is(none.told, '');
});

test('a process that dies fails its repository, and a new one goes on with the others', async () => {
  const { told, processes, out } = await ran(tasksOf('a', 'x/signal-SIGKILL', 'b', 'x/exit-3', 'x/exit-4', 'c'));
  assert.is(told, 'a:changed:runs-as-root x/signal-SIGKILL:failed:worker-died b:changed:runs-as-root x/exit-3:failed:worker-died x/exit-4:failed:worker-died c:changed:runs-as-root');
  assert.is(processes, 4);
  const result = await readResult(out, folderName('x/signal-SIGKILL'));
  assert.is(result?.message, 'its process was ended by SIGKILL');
  assert.equal(readdirSync(join(out, 'repos', folderName('x/exit-3'))).sort(), ['error.txt', 'findings.json']);
});

test('after one that takes too long a new process goes on', async () => {
  const { told, out, processes } = await ran(tasksOf('x/hang-a', 'x/hang-b'), { timeout: 500 });
  assert.is(told, 'x/hang-a:failed:timed-out x/hang-b:failed:timed-out');
  assert.is(processes, 2);
  assert.is((await readResult(out, folderName('x/hang-b')))?.message, 'it took longer than 0.5 seconds, and was ended');
});

test('after a failure no other is taken up where that is asked for', async () => {
  assert.is((await ran(tasksOf('a', 'bad', 'b', 'c'), { failFast: true })).told, 'a:changed:runs-as-root bad:failed:git-failed');
  assert.is((await ran(tasksOf('x/exit-1', 'b'), { failFast: true })).told, 'x/exit-1:failed:worker-died');
  assert.is((await ran(tasksOf('a', 'b'), { failFast: true })).told.split(' ').length, 2);
});

test('no process works on all of very many repositories', async () => {
  const paths = Array.from({ length: 120 }, (_, index) => `bad${index}`);
  const { done, processes } = await ran(tasksOf(...paths));
  assert.equal(done.map(({ path }) => path), paths);
  assert.ok(processes > 1 && processes < 10, String(processes));
});

test('an output that cannot be written ends the run', async () => {
  const out = join(temporaryTree({ file: '' }), 'file');
  for (const paths of [['a', 'b', 'c'], ['x/exit-1', 'b', 'c']]) {
    const done: string[] = [];
    const { env } = conduct();
    const thrown = await runTasks(tasksOf(...paths), { settings: settingsOf(out), jobs: 2, timeout: undefined, failFast: false, env, onDone: ({ path }) => done.push(path) }).catch((error: unknown) => error);
    assert.instance(thrown, Error);
    assert.equal(done, []);
  }
});

test('a run that is ended takes up no other', async () => {
  const { env, pids } = conduct();
  const out = temporaryTree();
  const done: string[] = [];
  let ended = Promise.resolve();
  const onDone = ({ path }: RepositoryHead): void => {
    done.push(path);
    ended = endWorkers();
  };
  const heads = await runTasks(tasksOf('a', 'b', 'c'), { settings: settingsOf(out), jobs: 1, timeout: undefined, failFast: false, env, onDone });
  await ended;
  assert.equal(done, ['a']);
  assert.is(heads.length, 1);
  assert.is(pids().length, 1);
  assert.equal(await runTasks(tasksOf('b'), { settings: settingsOf(out), jobs: 1, timeout: undefined, failFast: false, env, onDone }), []);
});

test.run();
