import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptions } from '../../src/cli/read-options.ts';

function told(...head: readonly string[]): string {
  const { words, given, values } = readOptions(head);
  return JSON.stringify({ words, given: [...given].sort(), values: Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1))) });
}

const expected = (words: readonly string[], given: readonly string[] = [], values: Readonly<Record<string, readonly string[]>> = {}): string => JSON.stringify({ words, given, values });

test('words in their order, nothing of them guessed', () => {
  assert.is(told('bulk', '1e3', '0x10', '-', '', 'true', 'a=b', 'a.b', '__proto__'), expected(['bulk', '1e3', '0x10', '-', '', 'true', 'a=b', 'a.b', '__proto__']));
  assert.is(told(), expected([]));
});

test('a lone dash is a value right behind an option that takes one, else a word', () => {
  assert.is(told('bulk', '--repos', '-', 'a'), expected(['bulk', 'a'], ['repos'], { repos: ['-'] }));
  assert.is(told('bulk', '--repos=-', '-'), expected(['bulk', '-'], ['repos'], { repos: ['-'] }));
  assert.is(told('bulk', '--repos', '-', '-'), expected(['bulk', '-'], ['repos'], { repos: ['-'] }));
  assert.is(told('--files-from', '-', 'check'), expected(['check'], ['files-from'], { 'files-from': ['-'] }));
  assert.is(told('fix', '--quiet', '-'), expected(['fix', '-'], ['quiet']));
  assert.is(told('fix', '--user', 'a', '-'), expected(['fix', '-'], ['user'], { user: ['a'] }));
  assert.is(told('fix', '--exclude', '-', '--exclude', 'b'), expected(['fix'], ['exclude'], { exclude: ['-', 'b'] }));
  // No option, but the end of a value.
  assert.is(told('fix', '--title=--repos', '-'), expected(['fix', '-'], ['title'], { title: ['--repos'] }));
});

test('-j with its number behind it or in the same word', () => {
  assert.is(told('bulk', '-j', '4', 'a'), expected(['bulk', 'a'], ['jobs'], { jobs: ['4'] }));
  assert.is(told('bulk', '-j4', 'a'), expected(['bulk', 'a'], ['jobs'], { jobs: ['4'] }));
  assert.is(told('bulk', '-j007', '--jobs', '1'), expected(['bulk'], ['jobs'], { jobs: ['007', '1'] }));
  assert.is(told('bulk', '-q', '-j', '10', '-n'), expected(['bulk'], ['dry-run', 'jobs', 'quiet'], { jobs: ['10'] }));
});

test('values stay text, as they are', () => {
  assert.is(told('--limit', '010', '--shard=2/8', '--title', ' a "b" ', '--timeout', '1e3'), expected([], ['limit', 'shard', 'timeout', 'title'], { limit: ['010'], shard: ['2/8'], timeout: ['1e3'], title: [' a "b" '] }));
  assert.is(told('--exclude', 'a', 'b', '--exclude', 'c'), expected(['b'], ['exclude'], { exclude: ['a', 'c'] }));
  assert.is(told('--title=a=b\nc'), expected([], ['title'], { title: ['a=b\nc'] }));
});

test('flags take no word, and options that start with no- are not their opposite', () => {
  assert.is(told('--apply', 'x', '--no-submodules', 'y', '--resume', 'false'), expected(['x', 'y', 'false'], ['apply', 'no-submodules', 'resume']));
});

test.run();
