import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { submodulesOf } from '../../src/git/submodules.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

/** `.gitmodules` with these paths, as git writes them. */
function modules(...paths: readonly string[]): string {
  return paths.map((each, index) => `[submodule "s${index}"]\n\tpath = ${JSON.stringify(each)}\n\turl = ../x\n`).join('');
}

/** A tree in which these folders hold a `.git`. */
function tree(gitmodules: string, ...checkedOut: readonly string[]): string {
  const root = temporaryTree({ '.gitmodules': gitmodules });
  for (const each of checkedOut) addFiles(root, { [`${each}/.git`]: 'gitdir: x\n' });
  return root;
}

test('those that are checked out, sorted, each once', async () => {
  const root = tree(modules('z', 'deep/b', 'missing', 'empty', 'deep/b', 'a'), 'z', 'deep/b', 'a', 'unlisted');
  mkdirSync(path.join(root, 'empty'));
  mkdirSync(path.join(root, 'z/.git.d'));
  assert.equal(await submodulesOf(root), ['a', 'deep/b', 'z']);
});

test('those of git itself', async () => {
  const library = temporaryTree({ a: '1' });
  setUpGit(library, 'init', '-q');
  setUpGit(library, 'add', '.');
  setUpGit(library, 'commit', '-qm', 'x');
  const root = temporaryTree();
  setUpGit(root, 'init', '-q');
  for (const each of ['a b', 'größe', 'deep/[x]*', '"quoted"']) setUpGit(root, 'submodule', 'add', '-q', library, each);
  assert.equal(await submodulesOf(root), ['"quoted"', 'a b', 'deep/[x]*', 'größe']);
  setUpGit(root, 'submodule', 'deinit', '-q', '-f', 'a b');
  assert.equal(await submodulesOf(root), ['"quoted"', 'deep/[x]*', 'größe']);
});

test('a path that leads out, or to the work tree itself, is passed over', async () => {
  const root = temporaryTree();
  const top = path.join(root, 'top');
  addFiles(root, { 'x/.git': '', 'top/x/.git': '', 'top/.git/x': '', '.git/x': '' });
  const hostile = ['../x', '..', '.', '', './x', 'x/../x', 'x/..', 'x/../../x', '/', path.join(root, 'x'), path.join(top, 'x'), 'x/', '~', '$HOME', 'x//', '-x'];
  for (const each of hostile) {
    addFiles(top, { '.gitmodules': modules('x', each) });
    assert.equal(await submodulesOf(top), ['x'], each);
  }
});

test('no symbolic link is followed, to whatever it leads', async () => {
  const outside = tree('', 'x');
  const root = tree(modules('out/x', 'in', 'in/deeper', 'real/deeper'), 'real', 'real/deeper');
  symlinkSync(outside, path.join(root, 'out'));
  symlinkSync('real', path.join(root, 'in'));
  assert.equal(await submodulesOf(root), ['real/deeper']);
});

test('the work tree itself may be reached through one', async () => {
  const root = tree(modules('a'), 'a');
  const link = path.join(temporaryTree(), 'link');
  symlinkSync(root, link);
  assert.equal(await submodulesOf(link), ['a']);
});

test('a newline in a path is part of it', async () => {
  const root = tree(modules('a\nb', 'c\nsubmodule.x.path'), 'a\nb', 'a', 'b', 'c\nsubmodule.x.path');
  assert.equal(await submodulesOf(root), ['a\nb', 'c\nsubmodule.x.path']);
});

test('what says no path, or the same one otherwise, counts for none', async () => {
  const root = tree(`[submodule "x"]\n\tpath\n${modules('a', 'a/')}`, 'a', 'submodule.x.path');
  assert.equal(await submodulesOf(root), ['a']);
});

test('nothing else is read than the file itself', async () => {
  const other = temporaryTree({ more: modules('b') });
  const root = tree(`${modules('a')}[include]\n\tpath = ${path.join(other, 'more')}\n`, 'a', 'b');
  assert.equal(await submodulesOf(root), ['a']);
  const linked = tree('', 'b');
  execFileSync('rm', [path.join(linked, '.gitmodules')]);
  symlinkSync(path.join(other, 'more'), path.join(linked, '.gitmodules'));
  assert.equal(await submodulesOf(linked), []);
});

test('a file that is missing, broken, a folder or a pipe names none', async () => {
  assert.equal(await submodulesOf(temporaryTree()), []);
  assert.equal(await submodulesOf(path.join(temporaryTree(), 'none')), []);
  assert.equal(await submodulesOf(tree(`${modules('a')}[submodule "`, 'a')), []);
  assert.equal(await submodulesOf(tree('\0\0', 'a')), []);
  assert.equal(await submodulesOf(temporaryTree({ '.gitmodules/x': '' })), []);
  const piped = temporaryTree();
  execFileSync('mkfifo', [path.join(piped, '.gitmodules')]);
  assert.equal(await submodulesOf(piped), []);
});

test.run();
