import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fields } from '../../src/git/fields.ts';

test('nothing but NUL parts entries, and empty ones are none', () => {
  assert.equal(fields('a\nb\0 c \0\0\0d'), ['a\nb', ' c ', 'd']);
  assert.equal(fields(''), []);
  assert.equal(fields('\0'), []);
});

test.run();
