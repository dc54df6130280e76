import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { closestName } from '../../src/cli/closest-name.ts';

const NAMES = ['check', 'diff', 'fix', 'add-user', 'set-user'];

test('a slip of one or two letters', () => {
  assert.is(closestName('chekc', NAMES), 'check');
  assert.is(closestName('fx', NAMES), 'fix');
  assert.is(closestName('add_user', NAMES), 'add-user');
  assert.is(closestName('diff', NAMES), 'diff');
});

test('no guess where nothing is near', () => {
  assert.is(closestName('', NAMES), undefined);
  assert.is(closestName('frobnicate', NAMES), undefined);
  assert.is(closestName('Dockerfile', NAMES), undefined);
  assert.is(closestName('a'.repeat(100_000), NAMES), undefined);
});

test.run();
