import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findMistake, firstVerb, splitArguments } from '../../src/cli/scan-arguments.ts';

test('what stands before and behind the first --', () => {
  assert.equal(splitArguments(['check', 'a']), { head: ['check', 'a'], tail: [] });
  assert.equal(splitArguments(['check', '--', '-', '--', '--quiet']), { head: ['check'], tail: ['-', '--', '--quiet'] });
  assert.equal(splitArguments(['--']), { head: [], tail: [] });
});

test('the first word that is a command', () => {
  assert.is(firstVerb(['--out', 'x', 'bulk', 'check']), 'bulk');
  assert.is(firstVerb(['bulks', 'fix']), 'fix');
  assert.is(firstVerb(['rules']), undefined);
  assert.is(firstVerb([]), undefined);
});

test('nothing is wrong with these', () => {
  for (const head of [
    [], ['-'], ['a', '-', 'b'], ['--quiet'], ['-q'], ['-n', '-q'], ['-nq'], ['--user', 'a'], ['--user=a'], ['--user=-a'], ['--exclude', 'a b'],
    ['--repos', '-'], ['--repos=-'], ['--files-from', '-'], ['--files-from', '-', 'a'], ['-j', '4'], ['-j4'], ['-j', 'x'], ['-j0', '-q'], ['--jobs', '4'], ['--title', 'a=b'], ['--title=--x'],
  ]) assert.is(findMistake(head), undefined, head.join(' '));
});

/** A line, and what is said of it. */
const MISTAKES: readonly (readonly [head: readonly string[], message: RegExp])[] = [
  [['--repos'], /^--repos needs a value\.$/],
  [['--repos', ''], /^--repos needs a value\.$/],
  [['--repos='], /^--repos needs a value\.$/],
  [['--repos', '--out'], /^--repos needs a value; if `--out` is it, write `--repos=--out`/],
  [['--repos', '-x'], /^--repos needs a value; if `-x` is it/],
  [['--repos', '--'], /^--repos needs a value; if `--` is it/],
  [['-j'], /^--jobs needs a value\.$/],
  [['-j', ''], /^--jobs needs a value\.$/],
  [['-j', '-'], /^--jobs needs a value\.$/],
  [['-j', '-4'], /^--jobs needs a value\.$/],
  [['-j4x'], /^there is no option `-j4x`/],
  [['-j=4'], /^there is no option `-j=4`/],
  [['-qj', '4'], /^there is no option `-qj`/],
  [['-jj'], /^there is no option `-jj`/],
  [['-q4'], /^there is no option `-q4`/],
  [['-z'], /^there is no option `-z`/],
  [['-ü'], /^there is no option `-ü`/],
  [['--apply=yes'], /^--apply takes no value, and `yes` is one/],
  [['--no-apply'], /^there is no option `--no-apply`/],
  [['--aply'], /^there is no option `--aply`. Did you mean `--apply`/],
  [['--resum'], /Did you mean `--resume`/],
  [['--jobs4'], /^there is no option `--jobs4`. Did you mean `--jobs`/],
  [['---'], /^there is no option `---`/],
  [['--='], /^there is no option `--`/],
  [['--__proto__'], /^there is no option `--__proto__`/],
];

for (const [head, message] of MISTAKES) {
  test(`${head.join(' ')}: ${message.source}`, () => {
    assert.match(findMistake(head) ?? 'nothing', message);
  });
}

test('the first mistake is the one that is told', () => {
  assert.match(findMistake(['--quiet', '--frobnicate', '-j']) ?? '', /--frobnicate/);
});

test.run();
