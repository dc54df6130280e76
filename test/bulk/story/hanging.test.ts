// A repository that never ends.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TEXT } from '../../cli/harness.ts';
import { gitInBetween } from './git-in-between.ts';
import { committed } from './layout/commit-files.ts';
import { layOut } from './layout/story.ts';
import { CHANGED } from './layout/types.ts';
import { readOutput } from './output.ts';
import { processesOf } from './processes.ts';
import { runBulk } from './run-bulk.ts';
import { openStage } from './stage.ts';
import { TIMEOUT } from './timer.ts';

test('a repository that takes longer than --timeout fails alone, and nothing of it runs on', async () => {
  const stage = openStage();
  layOut(stage, ['before', 'hangs', 'next', 'zuletzt'].map((path) => ({ path, plan: CHANGED, lay: committed({ Dockerfile: TEXT.changed }) })));
  const env = { ...gitInBetween(stage), NODE_OPTIONS: `--import=${new URL('timer.js', import.meta.url).href}` };
  const run = await runBulk(stage, ['world/root', '--out', 'out', '-j', '1', '--timeout', `${TIMEOUT}ms`], { env });
  assert.is(run.status, 2, run.stderr);
  const told = [...readOutput(stage, 'out')].map(([path, { verdict, message }]) => `${path}: ${verdict === CHANGED ? verdict : `${verdict}: ${message}`}`);
  assert.equal(told.sort(), [
    `world/root/before: ${CHANGED}`,
    'world/root/hangs: failed timed-out: it took longer than 77 seconds, and was ended',
    `world/root/next: ${CHANGED}`,
    `world/root/zuletzt: ${CHANGED}`,
  ]);
  assert.equal(processesOf(stage) ?? [], []);

  const again = await runBulk(stage, ['--out', 'out', '--failed']);
  assert.is(again.status, 0, again.stderr);
  assert.is(readOutput(stage, 'out').get('world/root/hangs')?.verdict, CHANGED);
});

test.run();
