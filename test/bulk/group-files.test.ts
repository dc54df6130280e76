import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { groupFiles } from '../../src/bulk/group-files.ts';
import type { FoundRepository } from '../../src/bulk/find-repositories.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

function treeOf(...repositories: readonly string[]): string {
  const root = temporaryTree({ 'outside/Dockerfile': '' });
  for (const each of repositories) mkdirSync(join(root, each, '.git'), { recursive: true });
  return root;
}

/** Each repository with its files, relative to `root`. */
function told(root: string, groups: readonly FoundRepository[]): string {
  return groups.map(({ path, files = [], trouble }) => `${path}${trouble === undefined ? '' : `!${trouble.code}`}=${files.map((file) => file.replace(`${root}/`, '')).join('+')}`).join(' ');
}

test('each file with the repository that holds it, both sorted', async () => {
  const root = treeOf('b', 'a', 'a/nested');
  const groups = await groupFiles(root, ['b/Dockerfile', 'a/z', 'a/nested/x', 'a/deep/er/y', 'a/y']);
  assert.is(told(root, groups), 'a=a/deep/er/y+a/y+a/z a/nested=a/nested/x b=b/Dockerfile');
  assert.is(groups.every(({ absolute, path }) => absolute === join(root, path)), true);
});

test('a file that is named twice, or by several paths, is one', async () => {
  const root = treeOf('a');
  symlinkSync(join(root, 'a'), join(root, 'link'));
  assert.is(told(root, await groupFiles(root, ['a/x', './a/x', 'a/../a/x', join(root, 'a/x'), 'link/x'])), 'a=a/x');
});

test('a link to a file belongs to where the link stands', async () => {
  const root = treeOf('a', 'b');
  symlinkSync(join(root, 'b/Dockerfile'), join(root, 'a/Dockerfile'));
  assert.is(told(root, await groupFiles(root, ['a/Dockerfile'])), 'a=a/Dockerfile');
});

test('a file in no repository is told by itself', async () => {
  const root = treeOf('a');
  const groups = await groupFiles(root, ['outside/Dockerfile', 'a/x', 'none/y']);
  assert.is(told(root, groups), 'a=a/x none/y!not-a-repository=none/y outside/Dockerfile!not-a-repository=outside/Dockerfile');
  assert.is(groups[1]?.trouble?.status, 'failed');
});

test('a file that is missing belongs to the repository that it would be in', async () => {
  const root = treeOf('a');
  assert.is(told(root, await groupFiles(root, ['a/none/x', 'a/none/y'])), 'a=a/none/x+a/none/y');
});

test('paths as people see them: relative below the start, absolute where they were named so', async () => {
  const root = treeOf('a', 'below/b');
  const below = join(root, 'below');
  assert.is(told(root, await groupFiles(below, ['../a/x', 'b/x'])), '../a=a/x b=below/b/x');
  assert.is(told(root, await groupFiles(below, [join(root, 'a/x'), join(below, 'b/x')])), `${join(root, 'a')}=a/x b=below/b/x`);
  assert.is(told(root, await groupFiles(join(root, 'a'), ['x'])), '.=a/x');
});

test('of no file no repository', async () => {
  assert.equal(await groupFiles('/', []), []);
});

test.run();
