import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkSpeed, MOST_MILLISECONDS } from '../../soundness/slow.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { inputOf } from './doctored.ts';

const INPUT = inputOf('FROM debian:12\nCMD ["/x"]\n');

/** A rewrite whose first runs work for longer than they may. */
function slowFor(times: number): { readonly run: typeof rewriteText; readonly runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    run: (input) => {
      runs += 1;
      const end = performance.now() + MOST_MILLISECONDS * 1.5;
      // Work, not rest: only processor time tells a slow program from a busy machine.
      while (runs <= times && performance.now() < end);
      return rewriteText(input);
    },
  };
}

test('slow each time', () => {
  const fault = checkSpeed(slowFor(Infinity).run, INPUT, 75);
  assert.is(fault?.kind, 'slow');
  assert.match(fault?.detail ?? '', /^\d+ ms$/);
});

test('slow once, or not at all', () => {
  assert.is(checkSpeed(slowFor(1).run, INPUT, 75), undefined);
  const quick = slowFor(0);
  assert.is(checkSpeed(quick.run, INPUT, 3), undefined);
  assert.is(quick.runs(), 0);
});

test.run();
