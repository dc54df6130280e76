import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { countWorker, endWorkers, isEnding, killGroup } from '../../src/bulk/open-workers.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

const folder = temporaryTree({
  'obeys.cjs': "process.send('up'); setInterval(() => {}, 1e6);",
  // What must not be left half-done is finished first.
  'finishes.cjs': "process.on('SIGTERM', () => setImmediate(() => process.exit(7))); process.send('up'); setInterval(() => {}, 1e6);",
  'starts.cjs': "const { spawn } = require('node:child_process'); process.send(spawn('sleep', ['1000'], { stdio: 'ignore' }).pid); setInterval(() => {}, 1e6);",
  'ends.cjs': "process.send('up'); process.disconnect();",
});

/** Whether a process is there, and is not only a name that nobody has asked for (proc(5): Z). */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A process that is counted, and has got as far as to say so. */
async function started(script: string): Promise<ChildProcess> {
  const child = fork(join(folder, script), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  countWorker(child);
  await once(child, 'message');
  return child;
}

test('all that are open are ended by SIGTERM, and waited for', async () => {
  const over = await started('ends.cjs');
  if (over.exitCode === null) await once(over, 'exit');
  const open = await Promise.all(['obeys.cjs', 'finishes.cjs', 'obeys.cjs'].map(started));
  assert.is(isEnding(), false);
  const ended = endWorkers();
  assert.is(isEnding(), true);
  await ended;
  assert.equal(open.map(({ exitCode, signalCode }) => signalCode ?? exitCode), ['SIGTERM', 7, 'SIGTERM']);
  assert.is(over.exitCode, 0);
});

test('a process that is killed takes with it what it has started', async () => {
  const child = fork(join(folder, 'starts.cjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
  const [started]: readonly unknown[] = await once(child, 'message');
  killGroup(child);
  await once(child, 'exit');
  assert.is(child.signalCode, 'SIGKILL');
  // Whoever takes it over has to notice first.
  while (isRunning(Number(started))) await new Promise((resolve) => setTimeout(resolve, 5));
  killGroup(child);
});

test('none is open', async () => {
  await endWorkers();
  assert.is(isEnding(), true);
});

test.run();
