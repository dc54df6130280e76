import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runFuzz } from '../../../soundness/fuzz/run-fuzz.ts';
import type { FuzzTally } from '../../../soundness/fuzz/run-fuzz.ts';
import { rewriteText } from '../../../src/rewrite/rewrite.ts';

/** The same inputs in every run; `npm run fuzz` tries others. */
const SEED = 20_261_128;
const RUNS = 3_000;

function share({ inputs, statuses }: FuzzTally, end: string): number {
  return [...statuses].reduce((sum, [kind, count]) => sum + (kind.endsWith(end) ? count : 0), 0) / inputs;
}

test(`nothing is wrong with ${RUNS} files that nobody wrote (seed ${SEED})`, () => {
  const tally = runFuzz({ seed: SEED, runs: RUNS });
  if (tally.failure !== undefined) {
    const { path, input, faults } = tally.failure;
    throw new Error(`npm run fuzz -- --seed ${SEED} --runs ${RUNS} --path ${path}\n${JSON.stringify({ faults, input }, undefined, 1)}`);
  }
  assert.is(tally.inputs, RUNS);
  // They would show nothing if most of them were refused.
  assert.ok(share(tally, ' changed') > 0.15, `changed: ${share(tally, ' changed')}`);
  assert.ok(share(tally, ' skipped') < 0.5, `skipped: ${share(tally, ' skipped')}`);
  for (const end of [' clean', ' held-back', ' manual']) assert.ok(share(tally, end) > 0.02, `${end}: ${share(tally, end)}`);
});

test('the same seed gives the same inputs', () => {
  const [one, other] = [runFuzz({ seed: 5, runs: 100 }), runFuzz({ seed: 5, runs: 100 })];
  assert.equal(one, other);
  assert.not.equal(runFuzz({ seed: 6, runs: 100 }), one);
});

test('a defect is found, made small, and found again by its path', () => {
  const spoil: typeof rewriteText = (input) => {
    const rewrite = rewriteText(input);
    return { ...rewrite, after: rewrite.after.replace('USER app', 'USER nobody-there') };
  };
  const { failure, inputs } = runFuzz({ seed: SEED, runs: RUNS }, spoil);
  assert.ok(failure !== undefined && inputs < RUNS);
  assert.ok(failure.faults.some(({ kind }) => kind === 'user-not-effective' || kind === 'bytes-lost'));
  assert.ok(failure.input.text.length < 300, failure.input.text);
  const again = runFuzz({ seed: failure.seed, runs: RUNS, path: failure.path }, spoil);
  assert.is(again.failure?.input.text, failure.input.text);
});

test('an exception is a defect', () => {
  const { failure } = runFuzz({ seed: 1, runs: 50 }, (input) => {
    if (input.text.includes('RUN')) throw new RangeError('too deep');
    return rewriteText(input);
  });
  assert.ok(failure?.faults.some(({ kind, detail }) => kind === 'crashed' && detail.includes('too deep')));
});

test.run();
