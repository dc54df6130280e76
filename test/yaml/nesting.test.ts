import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nestsTooDeeply } from '../../src/yaml/nesting.ts';

test('what people write does not nest too deeply', () => {
  for (const text of ['', 'a', '{}', '[[[]]]', 'a:\n  b:\n    - c: {d: [e]}\n', '# x\n---\na: 1\n---\nb: 2\n', '{'.repeat(20), '"]["'.repeat(10)]) {
    assert.is(nestsTooDeeply(text), false, text);
  }
});

test('every way to nest is seen, behind brackets in strings too', () => {
  const many = 200;
  const blocks = Array.from({ length: many }, (_, index) => `${' '.repeat(index)}a:`).join('\n');
  for (const text of ['['.repeat(many), '{"a":'.repeat(many), '- '.repeat(many), '? '.repeat(many), '["]]]]",'.repeat(many), blocks, `{a: 1}\n---\n${'['.repeat(many)}`]) {
    assert.is(nestsTooDeeply(text), true, text.slice(0, 20));
  }
});

test.run();
