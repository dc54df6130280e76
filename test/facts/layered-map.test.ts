import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LayeredMap } from '../../src/facts/layered-map.ts';

test('the upper map hides what the lower one has, and neither sees what the other sets later', () => {
  const lower = LayeredMap.of<string | undefined>([['a', '1'], ['b', '2']]);
  const upper = lower.above();
  upper.set('a', undefined);
  lower.set('b', '3');
  assert.is(upper.has('a'), true);
  assert.is(upper.get('a'), undefined);
  assert.is(upper.get('b'), '2');
  assert.is(lower.get('a'), '1');
  assert.is(lower.get('b'), '3');
  assert.is(lower.above().get('b'), '3');
  assert.is(upper.has('c'), false);
});

test('a long chain has all that was set in it', () => {
  let top = LayeredMap.of<number>([]);
  for (let index = 0; index < 2_000; index += 1) {
    top = top.above();
    top.set(`n${index}`, index);
    top.set('last', index);
  }
  for (const index of [0, 1, 2, 3, 500, 1_023, 1_024, 1_999]) assert.is(top.get(`n${index}`), index);
  assert.is(top.get('last'), 1_999);
});

test.run();
