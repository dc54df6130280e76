// Every generator of the benchmark at a small size: how long the large ones take is the benchmark's own business.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { HostileInput } from '../../bench/hostile-input.ts';
import { HOSTILE_INPUTS } from '../../bench/hostile-inputs.ts';
import { makeReady, rewriteInput } from '../../bench/rewrite-input.ts';

/** Enough that something repeats, and no more than is read fast. */
function smallSize({ full, unit }: HostileInput): number {
  return Math.min(full, unit === 'bytes' ? 2_000 : 40);
}

test('names are unique', () => {
  assert.is(new Set(HOSTILE_INPUTS.map(({ name }) => name)).size, HOSTILE_INPUTS.length);
});

for (const input of HOSTILE_INPUTS) {
  test(`${input.name}: does not fail, and a second run changes nothing`, () => {
    const size = smallSize(input);
    assert.is(input.text(size), input.text(size), 'the same size gives the same text');
    const ready = makeReady(input, size);
    const first = rewriteInput(ready);
    assert.is.not(first.status, 'failed', first.reason?.message);
    assert.is(first.before, ready.text);
    const second = rewriteInput({ ...ready, text: first.after });
    assert.is.not(second.status, 'failed', second.reason?.message);
    assert.is(second.after, first.after);
  });
}

test.run();
