import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderName } from '../../src/bulk/folder-name.ts';
import { readResult } from '../../src/bulk/read-result.ts';
import { startWorker } from '../../src/bulk/start-worker.ts';
import type { Answer, Worker } from '../../src/bulk/start-worker.ts';
import { TEXT } from '../cli/harness.ts';
import { addFiles, temporaryTree } from '../locate/temporary-tree.ts';
import { repository } from './compared.ts';
import { invocationOf, settingsOf, taskOf } from './samples.ts';
import { conduct } from './workers.ts';

const ROOT = repository({ Dockerfile: TEXT.changed });

function told(answer: Answer): string {
  switch (answer.kind) {
    case 'done':
      return `done ${answer.head.path} ${answer.head.status} ${answer.head.code}`;
    case 'lost':
      return `lost ${answer.code} ${answer.message}`;
    case 'unstored':
      return 'unstored';
  }
}

async function withWorker(work: (worker: Worker, out: string) => Promise<void>, { timeout, out = temporaryTree() }: { readonly timeout?: number; readonly out?: string } = {}): Promise<void> {
  const worker = startWorker(settingsOf(out), timeout, conduct().env);
  try {
    await work(worker, out);
  } finally {
    await worker.close();
  }
}

test('one repository after the other, each stored before it is told', () => withWorker(async (worker, out) => {
  assert.is(told(await worker.work(taskOf(ROOT, { path: 'a' }))), 'done a changed runs-as-root');
  const result = await readResult(out, folderName('a'));
  assert.is(result?.status, 'changed');
  assert.is(told(await worker.work(taskOf(repository({ x: '1' }), { path: 'b' }))), 'done b unchanged no-dockerfile');
  assert.is(told(await worker.work(taskOf(temporaryTree(), { path: 'c' }))), 'done c failed git-failed');
  assert.is((await readResult(out, folderName('c')))?.status, 'failed');
}));

/** How the process ends, and what is said of it. */
const ENDS: Readonly<Record<string, string>> = {
  'exit-3': 'lost worker-died its process ended with 3',
  'exit-0': 'lost worker-died its process ended with 0',
  'throw-x': 'lost worker-died its process ended with 1',
  'signal-SIGKILL': 'lost worker-died its process was ended by SIGKILL',
  'signal-SIGABRT': 'lost worker-died its process was ended by SIGABRT',
  'signal-SIGTERM': 'lost worker-died its process was ended by SIGTERM',
  'signal-SIGINT': 'lost worker-died its process was ended by SIGINT',
};

for (const [path, expected] of Object.entries(ENDS)) {
  test(`${path}: ${expected}`, async () => {
    const worker = startWorker(settingsOf(temporaryTree()), undefined, conduct().env);
    assert.is(told(await worker.work(taskOf(ROOT, { path }))), expected);
    // Whoever asks it once more is told the same, and does not wait for ever.
    assert.is(told(await worker.work(taskOf(ROOT, { path: 'a' }))), expected);
    await worker.close();
  });
}

test('one that takes too long is ended', () => withWorker(async (worker, out) => {
  assert.is(told(await worker.work(taskOf(ROOT, { path: 'hang-x' }))), 'lost timed-out it took longer than 0.5 seconds, and was ended');
  assert.is(await readResult(out, folderName('hang-x')), undefined);
}, { timeout: 500 }));

/** Lets whoever waits for a writer of the pipe go on; false where nobody does (fifo(7): ENXIO). */
function isRead(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch {
    return false;
  }
}

test('pipes in .git hold it up no longer than the limit, and no git waits at them any more', async () => {
  await Promise.all(['HEAD', 'config'].map(async (file) => {
    const root = repository({ Dockerfile: TEXT.changed });
    const pipe = join(root, '.git', file);
    rmSync(pipe);
    execFileSync('mkfifo', [pipe]);
    try {
      // Long enough for git to come to the pipe.
      await withWorker(async (worker) => {
        assert.is(told(await worker.work(taskOf(root))), 'lost timed-out it took longer than 4 seconds, and was ended');
      }, { timeout: 4000 });
    } finally {
      assert.is(isRead(pipe), false, file);
    }
  }));
});

test('within the limit nothing happens', () => withWorker(async (worker) => {
  for (const path of ['a', 'b']) assert.is(told(await worker.work(taskOf(ROOT, { path }))), `done ${path} changed runs-as-root`);
}, { timeout: 120_000 }));

test('an output that cannot be written', () => withWorker(async (worker) => {
  assert.is(told(await worker.work(taskOf(ROOT))), 'unstored');
}, { out: join(temporaryTree({ file: '' }), 'file') }));

test('a defect that a repository brings to light is its own failure', async () => {
  const out = temporaryTree();
  // Patterns are a list: this stands for whatever nobody has thought of.
  const worker = startWorker(settingsOf(out, { invocation: { ...invocationOf(), exclude: JSON.parse('7') } }), undefined, {});
  for (const path of ['a', 'b']) {
    assert.is(told(await worker.work(taskOf(ROOT, { path }))), `done ${path} failed internal`);
    assert.match((await readResult(out, folderName(path)))?.message ?? '', /^unroot failed on this repository/);
  }
  await worker.close();
});

test('odd names reach it as they are', async () => {
  const root = temporaryTree();
  addFiles(root, { 'new\nline \ud83d\ude80/x': '' });
  await withWorker(async (worker) => {
    assert.is(told(await worker.work(taskOf(join(root, 'new\nline \ud83d\ude80'), { path: 'new\nline \ud83d\ude80' }))), 'done new\nline \ud83d\ude80 failed git-failed');
  });
});

test('whoever closes it waits until it has ended', async () => {
  const { env, pids } = conduct();
  const worker = startWorker(settingsOf(temporaryTree()), undefined, env);
  await worker.work(taskOf(ROOT, { path: 'a' }));
  const [pid] = pids();
  assert.is(process.kill(Number(pid), 0), true);
  await worker.close();
  assert.throws(() => process.kill(Number(pid), 0), /ESRCH/);
  await worker.close();
});

test.run();
