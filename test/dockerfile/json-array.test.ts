import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mayBeJsonArray } from '../../src/dockerfile/json-array.ts';

const PIECES = ['[', ']', '"', 'a', '\\', '\\"', ',', ' ', '\t', '\u00a0', '1', 'null', '{}', '"b"', '“c”', "'d'", '\u0001', '["x"]'];

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

test('whatever JSON.parse takes for an array passes', () => {
  let passed = 0;
  for (let number = 0; number < 200_000; number += 1) {
    // Every text of up to five pieces comes up sooner or later; the step has no factor in common with their number.
    let rest = (number * 7919) % PIECES.length ** 5;
    let text = '[';
    for (; rest > 0; rest = Math.floor(rest / PIECES.length)) text += PIECES[rest % PIECES.length] ?? '';
    text += ']';
    if (isArray(text)) assert.ok(mayBeJsonArray(text), text);
    if (mayBeJsonArray(text)) passed += 1;
  }
  assert.ok(passed > 0);
});

test('damaged arrays of strings do not', () => {
  for (const text of ['', '[', '[[[[[', '["a"', '["a",]', '["a" "b"]', '[“a”]', "['a']", '["a]', '["a"] x', '["a\n"]', ' a ["b"]']) assert.not(mayBeJsonArray(text), text);
  for (const text of ['[]', ' [ ] ', '["a"]', '["a", "b\\"]"]', '[1]', '[["a"]]', '\t["[", "]"]\n']) assert.ok(mayBeJsonArray(text), text);
});

test.run();
