import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isOrdinaryId, isPortableName } from '../../src/config/portable-name.ts';

test('names', () => {
  for (const name of ['app', '_x', 'a-b_c', 'a1', 'a'.repeat(32)]) assert.ok(isPortableName(name), name);
  for (const name of ['', '1a', '-a', 'A', 'a b', 'a.b', 'a$', 'a\n', '\na', 'ä', 'a'.repeat(33), '1000']) assert.not(isPortableName(name), name);
});

test('numbers', () => {
  for (const id of [1, 1000, 4_294_967_294]) assert.ok(isOrdinaryId(id));
  for (const id of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 4_294_967_295]) assert.not(isOrdinaryId(id));
});

test.run();
