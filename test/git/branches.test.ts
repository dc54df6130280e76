import { chmodSync, existsSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { branchInTheWay, branchTip, checkOutBranch, createBranch, isBranchName, isCheckedOut, messageOfCommit, removeBranch, updateIndex } from '../../src/git/branches.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { NOBODY, withEnvironment } from './surroundings.ts';

function repository(): { readonly root: string; readonly head: string } {
  const root = temporaryTree({ a: '1', b: '1' });
  setUpGit(root, 'init', '-q', '-b', 'main');
  setUpGit(root, 'add', '.');
  setUpGit(root, 'commit', '-qm', 'x');
  return { root, head: commitOf(root, 'HEAD') };
}

function commitOf(root: string, name: string): string {
  return setUpGit(root, 'rev-parse', name).trim();
}

test('names', async () => {
  for (const name of ['a', 'a/b', 'unroot/non-root', 'größe', 'x-', 'x/-y', 'a.b', 'a@b', 'refs/heads/x', 'main', 'a#b', "it's", '$(x)']) assert.is(await isBranchName(name), true, name);
  for (const name of ['', '/', '-', '-x', '--all', 'a b', 'a..b', 'a/', '/a', 'a//b', '.a', 'a/.b', 'a.lock', 'a.', 'a~1', 'a^', 'a:b', 'a?', 'a*', '[a]', 'a\\b', '@{-1}', 'a@{1}', 'a\nb', 'a\u007f', 'a\0b', 'HEAD', '@']) {
    assert.is(await isBranchName(name), false, JSON.stringify(name));
  }
});

test('a branch in the way: itself, one below, one above', async () => {
  const { root } = repository();
  for (const name of ['x', 'team/fix/one', 'near']) setUpGit(root, 'branch', name);
  setUpGit(root, 'tag', 'tagged');
  setUpGit(root, 'update-ref', 'refs/remotes/origin/remote', 'HEAD');
  for (const [name, found] of Object.entries({
    x: 'x', 'x/y': 'x', 'x/y/z': 'x', team: 'team/fix/one', 'team/fix': 'team/fix/one', 'team/fix/one': 'team/fix/one', 'team/fix/one/more': 'team/fix/one',
    'team/fix/two': undefined, 'team/other': undefined, xy: undefined, nea: undefined, nearer: undefined, tagged: undefined, remote: undefined, 'origin/remote': undefined, y: undefined,
  })) assert.is(await branchInTheWay(root, name), found, name);
});

test('a branch in the way may be packed away', async () => {
  const { root } = repository();
  setUpGit(root, 'branch', 'team/one');
  setUpGit(root, 'pack-refs', '--all');
  assert.is(await branchInTheWay(root, 'team'), 'team/one');
  assert.is(await branchInTheWay(root, 'team/one/x'), 'team/one');
});

test('the tip of a branch, with its tree and parent', async () => {
  const { root, head } = repository();
  assert.is(await branchTip(root, 'none'), undefined);
  assert.equal(await branchTip(root, 'main'), { commit: head, tree: commitOf(root, 'HEAD^{tree}'), parent: '' });
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'y');
  setUpGit(root, 'tag', 'main', head);
  assert.equal(await branchTip(root, 'main'), { commit: commitOf(root, 'refs/heads/main'), tree: commitOf(root, 'HEAD^{tree}'), parent: head });
});

test('the message of a commit, byte for byte', async () => {
  const { root } = repository();
  for (const message of ['x\n', 'Größe\n\n\n# not a comment\n\ncommit x\n', '\n\nblank first\n']) {
    const commit = setUpGit(root, 'commit-tree', '-p', 'HEAD', '-m', message, 'HEAD^{tree}').trim();
    const raw = setUpGit(root, 'cat-file', 'commit', commit);
    assert.is(await messageOfCommit(root, commit), raw.slice(raw.indexOf('\n\n') + 2));
  }
});

test('checked out, here or in another work tree', async () => {
  const { root } = repository();
  setUpGit(root, 'branch', 'free');
  setUpGit(root, 'worktree', 'add', '-q', '-b', 'linked', '../linked-of-branches');
  try {
    for (const [name, expected] of [['main', true], ['linked', true], ['free', false], ['none', false], ['mai', false]] as const) assert.is(await isCheckedOut(root, name), expected, name);
  } finally {
    setUpGit(root, 'worktree', 'remove', '--force', '../linked-of-branches');
  }
  assert.is(await isCheckedOut(path.join(root, 'none'), 'main'), true);
});

test('a branch is made once, and never moved', async () => {
  const { root, head } = repository();
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'y');
  assert.equal(await createBranch(root, 'new/one', head), { ok: true, stdout: '' });
  assert.is(commitOf(root, 'refs/heads/new/one'), head);
  for (const [name, commit] of [['new/one', commitOf(root, 'HEAD')], ['new/one', head], ['new', head], ['new/one/more', head], ['main', head], ['a b', head], ['other', '1'.repeat(40)]] as const) {
    const again = await createBranch(root, name, commit);
    assert.ok(!again.ok && again.message !== '', name);
  }
  assert.is(setUpGit(root, 'for-each-ref', '--format=%(refname)'), 'refs/heads/main\nrefs/heads/new/one\n');
  assert.is(commitOf(root, 'refs/heads/new/one'), head);
  assert.match(setUpGit(root, 'reflog', 'show', 'new/one'), /unroot: commit/);
});

test('it is removed only where it was left', async () => {
  const { root, head } = repository();
  setUpGit(root, 'branch', 'x');
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'y');
  assert.is((await removeBranch(root, 'x', commitOf(root, 'HEAD'))).ok, false);
  assert.is(commitOf(root, 'refs/heads/x'), head);
  assert.is((await removeBranch(root, 'x', head)).ok, true);
  assert.is(await branchTip(root, 'x'), undefined);
  assert.is((await removeBranch(root, 'x', head)).ok, false);
});

test('checking out moves HEAD and nothing else', async () => {
  const { root } = repository();
  setUpGit(root, 'branch', 'x');
  addFiles(root, { a: 'edited', b: 'staged' });
  setUpGit(root, 'add', 'b');
  const before = setUpGit(root, 'status', '--porcelain');
  assert.is((await checkOutBranch(root, 'x')).ok, true);
  assert.is(readFileSync(path.join(root, '.git/HEAD'), 'utf8'), 'ref: refs/heads/x\n');
  assert.is(setUpGit(root, 'status', '--porcelain'), before);
  addFiles(root, { '.git/HEAD.lock': '' });
  assert.is((await checkOutBranch(root, 'main')).ok, false);
  assert.is(readFileSync(path.join(root, '.git/HEAD'), 'utf8'), 'ref: refs/heads/x\n');
});

test('entries go into the index of the work tree, beside what is staged', async () => {
  const { root } = repository();
  addFiles(root, { b: 'staged' });
  setUpGit(root, 'add', 'b');
  const oid = setUpGit(root, 'hash-object', '-w', 'b').trim();
  assert.is((await updateIndex(root, `100755 ${oid}\ta\0`)).ok, true);
  assert.is(setUpGit(root, 'ls-files', '-s'), `100755 ${oid} 0\ta\n100644 ${oid} 0\tb\n`);
  assert.is((await updateIndex(root, 'garbage\0')).ok, false);
  addFiles(root, { '.git/index.lock': '' });
  const locked = await updateIndex(root, `100644 ${oid}\ta\0`);
  assert.ok(!locked.ok && /index\.lock/.test(locked.message));
  assert.ok(existsSync(path.join(root, '.git/index.lock')));
});

test('no filter is run, though git looks into files that are as young as the index', async () => {
  const { root } = repository();
  addFiles(root, { '.gitattributes': '* filter=x\n' });
  for (const key of ['filter.x.clean', 'filter.x.process']) setUpGit(root, 'config', key, `touch ${root}/ran; cat`);
  setUpGit(root, 'config', 'filter.x.required', 'true');
  // As after a checkout within one tick of the clock.
  for (const name of ['a', 'b', '.git/index']) utimesSync(path.join(root, name), 1000, 1000);
  assert.is((await updateIndex(root, '')).ok, true);
  const oid = setUpGit(root, 'hash-object', '-w', '--no-filters', '.gitattributes').trim();
  assert.is((await updateIndex(root, `100644 ${oid}\ta\0`)).ok, true);
  assert.not.ok(existsSync(path.join(root, 'ran')));
});

test('no hook is run, and nobody needs to be known', async () => {
  const { root, head } = repository();
  for (const hook of ['reference-transaction', 'post-checkout', 'post-index-change']) {
    addFiles(root, { [`.git/hooks/${hook}`]: `#!/bin/sh\ntouch ${root}/ran\nexit 1\n` });
    chmodSync(path.join(root, '.git/hooks', hook), 0o755);
  }
  await withEnvironment(NOBODY, async () => {
    assert.is((await createBranch(root, 'x', head)).ok, true);
    assert.is((await checkOutBranch(root, 'x')).ok, true);
    assert.is((await updateIndex(root, '')).ok, true);
    assert.is((await checkOutBranch(root, 'main')).ok, true);
    assert.is((await removeBranch(root, 'x', head)).ok, true);
  });
  assert.not.ok(existsSync(path.join(root, 'ran')));
});

test.run();
