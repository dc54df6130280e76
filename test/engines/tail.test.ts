import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createTail } from '../../src/engines/tail.ts';

test('a short text is kept whole', () => {
  const tail = createTail(10);
  tail.add('abc');
  tail.add('def');
  assert.is(tail.text(), 'abcdef');
});

test('of a long one the end is kept, behind a line that says so', () => {
  const tail = createTail(10);
  for (let index = 0; index < 100; index += 1) tail.add('0123456789');
  tail.add('end');
  assert.is(tail.text(), '[the beginning of a long output is left out]\n3456789end');
});

test.run();
