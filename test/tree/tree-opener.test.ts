import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { treeOpener } from '../../src/tree/tree-opener.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

test('each tree is opened once, by its folder and reach', async () => {
  const top = temporaryTree({ Dockerfile: 'FROM debian:12\n' });
  const trees = treeOpener();
  const first = await trees.open(top, 'tree');
  assert.is(await trees.open(top, 'tree'), first);
  assert.is.not(await trees.open(top, 'folder'), first);
  assert.is.not(await treeOpener().open(top, 'tree'), first);
});

test('problems are those of all trees, by absolute paths', async () => {
  const good = temporaryTree({ 'compose.yaml': 'services: {}\n' });
  const bad = temporaryTree({ 'sub/compose.yaml': 'services: [\n' });
  const trees = treeOpener();
  assert.equal(await trees.problems(), []);
  await trees.open(good, 'tree');
  await trees.open(bad, 'tree');
  assert.equal((await trees.problems()).map(({ file }) => file), [join(bad, 'sub/compose.yaml')]);
});

test.run();
