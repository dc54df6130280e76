import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RepositoryStatus } from '../../src/bulk/types.ts';
import type { RepositoryHead } from '../../src/bulk/worker-protocol.ts';
import { startBulkProgress } from '../../src/cli/bulk-progress.ts';
import { headOf } from '../bulk/reports/stored-run.ts';
import { heardIo } from './heard-io.ts';

const head = (path: string, status: RepositoryStatus = 'changed'): RepositoryHead => headOf({ path, status, code: status === 'failed' ? 'timed-out' : 'runs-as-root' });

/** What a terminal of one line shows after all that was written: each clearing starts it anew. */
function shown(written: string): string {
  // CSI sequences (ECMA-48): parameters, then a letter.
  const line = written.split(/\u001b\[[0-9;]*[GKJH]|\r|\n/).at(-1) ?? '';
  return line.replace(/\u001b\[[?0-9;]*[A-Za-z]/g, '');
}

test('elsewhere than on a terminal: one line for each repository', () => {
  const { io, stderr, stdout } = heardIo();
  const progress = startBulkProgress(2, io, false);
  progress.done(head('org/api'));
  progress.done(head('org/web', 'failed'));
  progress.end();
  assert.is(stderr(), 'unroot: 1/2 org/api: changed (runs-as-root)\nunroot: 2/2 org/web: failed (timed-out)\n');
  assert.is(stdout(), '');
});

test('such a line holds nothing that moves a cursor or commands a CI system', () => {
  const { io, stderr } = heardIo();
  const progress = startBulkProgress(2, io, false);
  progress.done(head('a\n::error::x\u001b[2J\u202e'));
  progress.done(head('##[group]x'));
  assert.is(stderr().split('\n').length, 3);
  assert.not.match(stderr(), /[\u001b\u202e]|^::|##\[/m);
});

test('on a terminal: a bar with how many are done and what became of them', () => {
  const { io, stderr, stdout } = heardIo({ terminal: true });
  const progress = startBulkProgress(8, io, false);
  progress.done(head('a'));
  progress.done(head('b', 'failed'));
  progress.done(head('c'));
  progress.done(head('d', 'skipped'));
  const before = stderr();
  progress.end();
  const all = stderr();
  assert.match(before, /\u001b\[\?25l/);
  // The last that was drawn before the line was cleared.
  assert.match(all, /#{12}\.{12} 4\/8 {2}\d+\.\d\/s {2}\S+ left {2}2 changed, 1 failed, 1 skipped/);
  assert.not.match(all, /org|NaN|Infinity|undefined|\{[a-z_]+\}/);
  assert.is(stdout(), '');
});

test('at its end the line is clear, and the cursor is there again', () => {
  for (const number of [0, 1, 3]) {
    const { io, stderr } = heardIo({ terminal: true });
    const progress = startBulkProgress(3, io, false);
    for (let index = 0; index < number; index += 1) progress.done(head(String(index)));
    progress.end();
    const all = stderr();
    assert.is(shown(all), '', JSON.stringify(all));
    assert.ok(all.lastIndexOf('\u001b[?25h') > all.lastIndexOf('\u001b[?25l'));
    progress.end();
    assert.is(shown(stderr()), '');
    assert.not.match(stderr(), /\n/);
  }
});

test('it listens to signals no longer than it is shown', () => {
  const listeners = (): string => ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((name) => process.listenerCount(name)).join();
  const before = listeners();
  const progress = startBulkProgress(3, heardIo({ terminal: true }).io, false);
  progress.done(head('a'));
  progress.end();
  assert.is(listeners(), before);
});

test('a terminal without timers gets lines', () => {
  const { io, stderr } = heardIo({ terminal: true });
  const progress = startBulkProgress(1, { ...io, setTimer: undefined }, false);
  progress.done(head('a'));
  progress.end();
  assert.is(stderr(), 'unroot: 1/1 a: changed (runs-as-root)\n');
});

test('--quiet, or nothing to do: nothing', () => {
  for (const [total, quiet] of [[3, true], [0, false]] as const) {
    for (const terminal of [true, false]) {
      const { io, stderr } = heardIo({ terminal });
      const progress = startBulkProgress(total, io, quiet);
      progress.done(head('a'));
      progress.end();
      assert.is(stderr(), '');
    }
  }
});

test.run();
