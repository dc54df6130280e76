import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ignorePattern, matchesPath } from '../../src/context/ignore-pattern.ts';

const matches = (pattern: string, path: string): boolean => matchesPath(ignorePattern(pattern), path.split('/'));

/** Pattern, path, whether it matches the path or a folder that holds it: by Go's filepath.Match, and `**`. */
const CASES: readonly (readonly [pattern: string, path: string, matched: boolean])[] = [
  ['a', 'a', true],
  ['a', 'a/b/c', true],
  ['a', 'ab', false],
  ['a/b', 'a', false],
  ['a.b', 'axb', false],
  ['/a/', 'a', true],
  ['./a/./b//', 'a/b', true],
  ['*', 'a', true],
  ['*', 'a/b', true],
  ['a*', 'a', true],
  ['*a', 'banana', true],
  ['*a*b', 'xaxxb', true],
  ['*a*b', 'xaxxbc', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['[abc]', 'b', true],
  ['[a-c]', 'd', false],
  ['[^a-c]', 'd', true],
  ['[]a]', ']', true],
  ['[a-]', '-', true],
  ['[', '[', true],
  ['\\[a]', '[a]', true],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['a\\', 'a', false],
  ['**', 'a/b', true],
  ['**/a', 'a', true],
  ['**/a', 'x/y/a', true],
  ['**/a', 'x/ya', false],
  ['a/**', 'a/b', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'a/x/y', false],
  ['**a', 'x/ya', true],
  ['a**', 'ab', true],
];

for (const [pattern, path, matched] of CASES) {
  test(`${pattern} ${matched ? 'matches' : 'does not match'} ${path}`, () => assert.is(matches(pattern, path), matched));
}

test('a pattern of nothing has no parts', () => {
  for (const text of ['', '/', './', '.']) assert.is(ignorePattern(text).length, 0);
});

test.run();
