import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Io } from '../../src/cli/io.ts';
import { startProgress } from '../../src/cli/progress.ts';

interface Watched {
  readonly io: Io;
  readonly written: string[];
  /** The timers that wait, by their milliseconds. */
  readonly waiting: Map<() => void, number>;
  readonly fire: () => void;
}

function watch(isTTY: boolean): Watched {
  const written: string[] = [];
  const waiting = new Map<() => void, number>();
  const output = { isTTY, write: (data: string | Uint8Array) => written.push(String(data)) };
  const setTimer = (run: () => void, milliseconds: number): (() => void) => {
    waiting.set(run, milliseconds);
    return () => waiting.delete(run);
  };
  const fire = (): void => {
    const [run] = waiting.keys();
    if (run === undefined) throw new Error('no timer waits');
    waiting.delete(run);
    run();
  };
  const io = { argv: [], stdin: (async function* () {})(), stdout: output, stderr: output, cwd: '/', env: {}, setTimer };
  return { io, written, waiting, fire };
}

test('a run of less than a second shows nothing', () => {
  const { io, written, waiting } = watch(true);
  const progress = startProgress(io, false);
  progress.show('1 of 2 files');
  assert.equal([...waiting.values()], [1000]);
  progress.end();
  assert.equal(written, []);
  assert.is(waiting.size, 0);
});

test('a longer one keeps one line up to date and erases it', () => {
  const { io, written, waiting, fire } = watch(true);
  const progress = startProgress(io, false);
  progress.show('1 of 3 files');
  fire();
  assert.equal([...waiting.values()], [100]);
  fire();
  progress.show('2 of 3 files');
  fire();
  progress.end();
  assert.equal(written, ['\r\u001b[K1 of 3 files', '\r\u001b[K2 of 3 files', '\r\u001b[K']);
  assert.is(waiting.size, 0);
});

test('no terminal, or --quiet: nothing, and no timer', () => {
  for (const [terminal, quiet] of [[false, false], [true, true]] as const) {
    const { io, waiting } = watch(terminal);
    startProgress(io, quiet).end();
    assert.is(waiting.size, 0);
  }
});

test.run();
