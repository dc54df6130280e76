import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findRepositories, isBare } from '../../src/bulk/find-repositories.ts';
import type { FoundRepository, Roots } from '../../src/bulk/find-repositories.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

/** A tree in which these folders look like repositories: nobody asks git about them. */
function treeOf(...repositories: readonly string[]): string {
  const root = temporaryTree();
  for (const each of repositories) mkdirSync(join(root, each, '.git'), { recursive: true });
  return root;
}

async function found(cwd: string, rest: Partial<Roots> = {}): Promise<readonly FoundRepository[]> {
  return await findRepositories({ cwd, roots: rest.repositories === undefined ? ['.'] : [], repositories: [], submodules: true, ...rest });
}

/** Paths, each with the code of its trouble. */
function told(repositories: readonly FoundRepository[]): string {
  return repositories.map(({ path, trouble }) => (trouble === undefined ? path : `${path}!${trouble.status}:${trouble.code}`)).join(' ');
}

test('at every depth, sorted by code units; the search stops at each', async () => {
  const root = treeOf('b/c/d/e/f/g', 'b-c', 'a', 'a/nested', 'a/.x', 'B', 'ä');
  addFiles(root, { 'none/Dockerfile': '', 'b/c/file': '' });
  const all = await found(root);
  assert.is(told(all), 'B a b-c b/c/d/e/f/g ä');
  assert.is(all.every(({ absolute, path }) => absolute === join(root, path)), true);
});

test('a `.git` may be a folder, a file or a link', async () => {
  const root = treeOf('folder');
  addFiles(root, { 'file/.git': 'gitdir: /nowhere\n' });
  mkdirSync(join(root, 'link'));
  symlinkSync('/nowhere', join(root, 'link/.git'));
  mkdirSync(join(root, 'pipe'));
  execFileSync('mkfifo', [join(root, 'pipe/.git')]);
  assert.is(told(await found(root)), 'file folder link pipe');
});

test('the start itself, by its point or its path', async () => {
  const root = treeOf('.');
  assert.is(told(await found(root)), '.');
  assert.is(told(await found(root, { roots: [root] })), '.');
  assert.is(told(await found(join(root, '..'), { roots: [root] })).split('/').length, 1);
  assert.is(told(await found('/', { roots: [root] })), root.slice(1));
  assert.is(told(await found(join(root, 'below'), { roots: ['..'] })), '..');
  assert.is(told(await found(join(root, 'below'), { roots: [root] })), root);
});

test('node_modules is passed over, hidden folders are not', async () => {
  const root = treeOf('node_modules/a', 'x/node_modules/b', '.hidden/c', 'node_modules2/d', 'x/e');
  assert.is(told(await found(root)), '.hidden/c node_modules2/d x/e');
  assert.is(told(await found(root, { roots: ['node_modules'] })), 'node_modules/a');
});

test('links are not followed, but those that are named are', async () => {
  const outside = treeOf('a', 'deep/b');
  const root = treeOf('own');
  symlinkSync(outside, join(root, 'link'));
  symlinkSync(join(outside, 'a'), join(root, 'to-a'));
  symlinkSync('.', join(root, 'loop'));
  symlinkSync('nowhere', join(root, 'dangling'));
  assert.is(told(await found(root)), 'own');
  assert.is(told(await found(root, { roots: ['link', 'to-a'] })), 'link/a link/deep/b');
  assert.is(told(await found(root, { repositories: ['to-a', 'dangling'] })), 'dangling!failed:missing-path to-a');
});

test('each once by its real path, under the path that comes first', async () => {
  const root = treeOf('a', 'x/b');
  symlinkSync('a', join(root, 'A'));
  for (const roots of [['.', 'a', 'A', 'x', 'x/b'], ['x/b', 'x', 'A', 'a', '.'], ['./a/', 'A', 'x/../x']]) {
    assert.is(told(await found(root, { roots })), 'A x/b', roots.join());
  }
  assert.is(told(await found(root, { roots: ['x'], repositories: ['x/b', 'a', './a', join(root, 'a')] })), 'a x/b');
});

test('a file, nothing, a folder that is no repository', async () => {
  const root = treeOf('a');
  addFiles(root, { file: '', 'empty/x': '' });
  assert.is(told(await found(root, { roots: ['file', 'none', 'empty', 'a/none'] })), 'a/none!failed:missing-path file!failed:not-a-repository none!failed:missing-path');
  assert.is(told(await found(root, { repositories: ['file', 'none', 'empty', 'a', '.'] })), '.!failed:not-a-repository a empty!failed:not-a-repository file!failed:not-a-repository none!failed:missing-path');
  assert.is((await found(root, { roots: ['empty'] })).length, 0);
});

test('bare repositories are told, and not searched', async () => {
  const root = treeOf('a');
  setUpGit(root, 'init', '-q', '--bare', 'x/bare.git');
  mkdirSync(join(root, 'x/bare.git/inside/.git'), { recursive: true });
  assert.is(told(await found(root)), 'a x/bare.git!skipped:bare-repository');
  assert.is(told(await found(root, { repositories: ['x/bare.git'] })), 'x/bare.git!skipped:bare-repository');
  assert.is(isBare(new Set(['HEAD', 'objects', 'refs'])), true);
  assert.is(isBare(new Set(['HEAD', 'objects', 'x'])), false);
});

test('submodules that are checked out are repositories of their own, in submodules too', async () => {
  const root = treeOf('top', 'top/sub', 'top/sub/deep', 'top/other');
  addFiles(root, {
    'top/.gitmodules': '[submodule "s"]\n\tpath = sub\n[submodule "m"]\n\tpath = missing\n[submodule "o"]\n\tpath = ../../outside\n',
    'top/sub/.gitmodules': '[submodule "d"]\n\tpath = deep\n',
  });
  assert.is(told(await found(root)), 'top top/sub top/sub/deep');
  assert.is(told(await found(root, { submodules: false })), 'top');
  assert.is(told(await found(join(root, 'top'))), '. sub sub/deep');
  assert.is(told(await found(root, { repositories: ['top/sub', 'top'] })), 'top top/sub top/sub/deep');
});

test('a submodule that names its parent ends', async () => {
  const root = treeOf('top', 'top/sub');
  addFiles(root, { 'top/.gitmodules': '[submodule "s"]\n\tpath = sub\n', 'top/sub/.gitmodules': '[submodule "p"]\n\tpath = .\n[submodule "q"]\n\tpath = ../sub\n' });
  assert.is(told(await found(root)), 'top top/sub');
});

test('odd names stay as they are', async () => {
  const names = ['a b', ' x ', 'new\nline', '-x', '[a]*', 'größe', '"q"', 'back\\slash', '..x', '#y'];
  const root = treeOf(...names);
  assert.equal((await found(root)).map(({ path }) => path), [...names].sort());
  assert.is((await found(root, { repositories: names })).every(({ trouble }) => trouble === undefined), true);
});

test('a folder that may not be read', async () => {
  if (process.getuid?.() === 0) return;
  const root = treeOf('a', 'closed/b');
  chmodSync(join(root, 'closed'), 0);
  try {
    assert.is(told(await found(root)), 'a closed!failed:unreadable');
  } finally {
    chmodSync(join(root, 'closed'), 0o755);
  }
});

test('a path that no system takes', async () => {
  const root = treeOf('a');
  assert.is(told(await found(root, { repositories: ['a', 'x\0y', 'x'.repeat(5000)] })).split(' ').map((each) => each.split('!').at(-1)).sort().join(), 'a,failed:unreadable,failed:unreadable');
});

test.run();
