import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isSelected, TRANSFORMS } from '../../src/rewrite/selection.ts';
import type { TransformName } from '../../src/rewrite/types.ts';

function selected(only: readonly TransformName[], skip: readonly TransformName[]): string {
  return TRANSFORMS.filter((name) => isSelected({ only, skip }, name)).join();
}

test('without --only and --skip, all are in', () => {
  assert.is(selected([], []), TRANSFORMS.join());
});

test('--only takes in, --skip leaves out and wins', () => {
  assert.is(selected(['set-user', 'add-user'], []), 'add-user,set-user');
  assert.is(selected([], ['exec-quotes']), 'add-user,chown-workdir,set-user');
  assert.is(selected(['set-user', 'add-user'], ['add-user']), 'set-user');
  assert.is(selected(['set-user'], ['set-user']), '');
});

test.run();
