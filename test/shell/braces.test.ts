import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandBraces } from '../../src/shell/braces.ts';

const CASES: readonly (readonly [text: string, words: string | undefined])[] = [
  ['{a,b}', 'a b'],
  ['{a,}', 'a '],
  ['{,a}x', 'x ax'],
  ['x/{a,b}/y', 'x/a/y x/b/y'],
  ['{a,b}{c,d}', 'ac ad bc bd'],
  ['{a,{b,c}d}', 'a bd cd'],
  ['{1..3}', '1 2 3'],
  ['{2..-1}', '2 1 0 -1'],
  ['a', 'a'],
  ['{a}', undefined],
  ['{}', undefined],
  ['{a,b', undefined],
  ['a,b}', undefined],
  ['{01..10}', undefined],
  ['{a..c}', undefined],
  ['{1..100000}', undefined],
  ['{1..99}{1..99}', undefined],
  ['{1..3..2}', undefined],
];

for (const [text, words] of CASES) {
  test(`${text}: ${words ?? 'not known'}`, () => assert.is(expandBraces(text)?.join(' '), words));
}

test('very many braces', () => {
  assert.is(expandBraces('{a,b}'.repeat(10_000)), undefined);
  assert.is(expandBraces('{a,'.repeat(10_000) + '}'.repeat(10_000)), undefined);
});

test.run();
