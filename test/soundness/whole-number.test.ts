import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { wholeNumber } from '../../soundness/whole-number.ts';

test('whole numbers and nothing else', () => {
  assert.is(wholeNumber('runs', '0'), 0);
  assert.is(wholeNumber('runs', '200000'), 200_000);
  for (const text of ['', '-1', '1.5', '1e3', 'x', ' 1', '1 ']) assert.throws(() => wholeNumber('runs', text), /^--runs takes a whole number, not /);
});

test.run();
