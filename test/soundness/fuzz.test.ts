import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const FUZZ = fileURLToPath(new URL('../../soundness/fuzz.js', import.meta.url));

function fuzz(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [FUZZ, ...args], { encoding: 'utf8' });
}

test('counts what became of the inputs, and names its seeds', () => {
  const { status, stdout } = fuzz('--runs', '60', '--seed', '9');
  assert.is(status, 0);
  assert.match(stdout, /^generated changed +\d+$/m);
  assert.match(stdout, /^mutated \w[\w-]* +\d+$/m);
  assert.match(stdout, /^seeds 9 to 9: 60 inputs without a fault, 0 faults, \d+ s$/m);
});

test('bad usage', () => {
  for (const args of [['--runs', 'many'], ['--seed', '-1'], ['--frob']]) {
    const { status, stdout, stderr } = fuzz(...args);
    assert.is.not(status, 0);
    assert.is(stdout, '');
    assert.match(stderr, /--runs takes a whole number|argument|--frob/);
  }
});

test.run();
