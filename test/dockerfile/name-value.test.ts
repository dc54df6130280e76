import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nameValueProblem, nameValues } from '../../src/dockerfile/name-value.ts';

const PAIRS: readonly (readonly [rest: string, pairs: string])[] = [
  ['', ''],
  ['a=b', '0 a>b'],
  ['a=b c="d e"', '0 a>b | 4 c>"d e"'],
  ['"a b"=c', '0 "a b">c'],
  ['a=', '0 a>'],
  ['a==b', '0 a>=b'],
  ['a b c', '0 a>b c'],
  ['a  b=c', '0 a>b=c'],
  ['"a b" c', '0 "a>b" c'],
  ['a\tb', '0 a>b'],
  ['=b', '0 >b'],
];

for (const [rest, pairs] of PAIRS) {
  test(`the pairs of ${JSON.stringify(rest)}`, () => {
    assert.is(nameValues(rest, '\\').map(({ name, value, at }) => `${at} ${name}>${value}`).join(' | '), pairs);
  });
}

test('what BuildKit refuses, and where', () => {
  assert.is(nameValueProblem('ENV', 'a=b c', '\\')?.at, 4);
  assert.is(nameValueProblem('ENV', 'a', '\\')?.at, 0);
  for (const rest of ['', 'a b', 'a=b c=d', 'a=b\\ c']) assert.is(nameValueProblem('ENV', rest, '\\'), undefined);
  assert.ok(nameValueProblem('ENV', 'a=b\\ c', '`') !== undefined, 'the escape directive decides');
});

test.run();
