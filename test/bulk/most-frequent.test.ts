import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mostFrequent } from '../../src/bulk/most-frequent.ts';

test('the one that occurs most often, of equal ones the first by code units, in whatever order they come', () => {
  assert.is(mostFrequent(['b', 'a', 'b']), 'b');
  for (const words of [['b', 'a', 'c', 'a', 'b'], ['a', 'b', 'c', 'b', 'a'], ['c', 'b', 'b', 'a', 'a']]) assert.is(mostFrequent(words), 'a');
  assert.is(mostFrequent(['ä', 'z', 'Z']), 'Z');
  assert.is(mostFrequent(['__proto__', 'constructor', 'constructor']), 'constructor');
});

test('of none, none', () => {
  assert.is(mostFrequent([]), undefined);
  assert.is(mostFrequent(['']), '');
});

test.run();
