import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closeEngines, keepEngine } from '../../src/engines/open-engines.ts';
import { createRunner } from '../../src/engines/run-command.ts';
import type { Engine } from '../../src/engines/types.ts';

function engine(close: () => Promise<void>): Engine {
  return { name: 'docker', version: '1', losesOutput: false, host: createRunner({}), build: async () => ({ ok: false, log: '' }), close };
}

test('an engine is closed once, whoever asks, and one that fails keeps no other open', async () => {
  const closed: string[] = [];
  const one = keepEngine(engine(async () => void closed.push('one')));
  keepEngine(engine(async () => { throw new Error('no'); }));
  keepEngine(engine(async () => void closed.push('three')));
  await one.close();
  await closeEngines();
  await one.close();
  await closeEngines();
  assert.equal(closed, ['one', 'three']);
});

test.run();
