import { chownSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { headOf, workState } from '../../src/git/work-state.ts';
import type { WorkState } from '../../src/git/work-state.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

/** A repository with one commit on `main`, whose folder has this name. */
function repository(name = 'top'): string {
  const root = path.join(temporaryTree(), name);
  mkdirSync(root);
  setUpGit(root, 'init', '-q', '-b', 'main');
  commit(root, '1');
  return root;
}

/** The same with a commit on `other` that conflicts with the last one on `main`. */
function divided(): string {
  const root = repository();
  setUpGit(root, 'checkout', '-q', '-b', 'other');
  commit(root, '2');
  setUpGit(root, 'checkout', '-q', 'main');
  commit(root, '3');
  return root;
}

function commit(root: string, content: string): void {
  addFiles(root, { a: content });
  setUpGit(root, 'add', 'a');
  setUpGit(root, 'commit', '-qm', content);
}

/** Git stops half-way, and says so by its exit code. */
function stops(root: string, ...args: readonly string[]): void {
  assert.throws(() => setUpGit(root, ...args));
}

async function stateOf(top: string): Promise<WorkState> {
  const read = await workState(top);
  if (!read.ok) throw new Error(read.message);
  return read.state;
}

async function refused(top: string): Promise<string> {
  const read = await workState(top);
  assert.is(read.ok, false);
  return read.ok ? '' : `${read.isBare} ${read.message}`;
}

test('on a branch, with nothing else to say', async () => {
  const root = repository();
  const head = setUpGit(root, 'rev-parse', 'HEAD').trim();
  assert.equal(await stateOf(root), { gitDir: path.join(root, '.git'), head, branch: 'main', underWay: undefined, isLocked: false });
  setUpGit(root, 'checkout', '-q', '-b', 'team/größe');
  assert.is((await stateOf(root)).branch, 'team/größe');
});

test('a detached head, and a branch without a commit', async () => {
  const root = repository();
  setUpGit(root, 'checkout', '-q', '--detach');
  const detached = await stateOf(root);
  assert.is(detached.branch, undefined);
  assert.is(detached.head, setUpGit(root, 'rev-parse', 'HEAD').trim());
  setUpGit(root, 'checkout', '-q', '--orphan', 'new');
  const unborn = await stateOf(root);
  assert.is(unborn.branch, 'new');
  assert.is(unborn.head, undefined);
  assert.equal(await headOf(root), { ok: true, commit: undefined });
});

test('a tag with the name of the branch changes nothing of it', async () => {
  const root = repository();
  setUpGit(root, 'tag', 'main');
  assert.is((await stateOf(root)).branch, 'main');
});

test('a linked work tree has a git folder, a head and a merge of its own', async () => {
  const root = divided();
  setUpGit(root, 'worktree', 'add', '-q', '-b', 'linked', '../linked', 'other');
  const linked = path.join(path.dirname(root), 'linked');
  stops(linked, 'merge', '-q', 'main');
  addFiles(root, { '.git/worktrees/linked/index.lock': '' });
  const state = await stateOf(linked);
  assert.is(state.gitDir, path.join(root, '.git/worktrees/linked'));
  assert.is(state.branch, 'linked');
  assert.is(state.underWay, 'merge');
  assert.is(state.isLocked, true);
  const main = await stateOf(root);
  assert.is(main.underWay, undefined);
  assert.is(main.isLocked, false);
});

test('each operation that may be under way', async () => {
  const merge = divided();
  stops(merge, 'merge', '-q', 'other');
  assert.is((await stateOf(merge)).underWay, 'merge');

  for (const backend of ['--merge', '--apply']) {
    const rebase = divided();
    stops(rebase, 'rebase', '-q', backend, 'other');
    const state = await stateOf(rebase);
    assert.is(state.underWay, 'rebase', backend);
    assert.is(state.branch, undefined, backend);
  }

  const am = divided();
  addFiles(am, { '../patch': setUpGit(am, 'format-patch', '--stdout', 'main..other') });
  stops(am, 'am', '-q', '../patch');
  assert.is((await stateOf(am)).underWay, 'am');

  const pick = divided();
  stops(pick, 'cherry-pick', 'other');
  assert.is((await stateOf(pick)).underWay, 'cherry-pick');

  const revert = divided();
  commit(revert, '4');
  stops(revert, 'revert', '--no-edit', 'HEAD~1');
  assert.is((await stateOf(revert)).underWay, 'revert');

  const bisect = divided();
  setUpGit(bisect, 'bisect', 'start');
  assert.is((await stateOf(bisect)).underWay, 'bisect');
});

test('between two picks of a sequence', async () => {
  const root = divided();
  setUpGit(root, 'checkout', '-q', 'other');
  commit(root, '5');
  setUpGit(root, 'checkout', '-q', 'main');
  stops(root, 'cherry-pick', 'other~1', 'other');
  addFiles(root, { a: '2' });
  setUpGit(root, 'add', 'a');
  setUpGit(root, 'commit', '-qm', 'picked');
  assert.is((await stateOf(root)).underWay, 'sequence of cherry-picks or reverts');
});

test('a merge that is aborted or ended is none', async () => {
  const root = divided();
  stops(root, 'merge', '-q', 'other');
  setUpGit(root, 'merge', '--abort');
  assert.is((await stateOf(root)).underWay, undefined);
});

test('a lock, whatever it is', async () => {
  const root = repository();
  symlinkSync('/nowhere', path.join(root, '.git/index.lock'));
  assert.is((await stateOf(root)).isLocked, true);
});

test('bare, by its configuration or without a work tree', async () => {
  const root = repository();
  setUpGit(root, 'config', 'core.bare', 'true');
  assert.match(await refused(root), /^true fatal: this operation must be run in a work tree/);
  const bare = temporaryTree();
  setUpGit(bare, 'init', '-q', '--bare');
  assert.is((await workState(bare)).ok, false);
});

test('core.worktree leads elsewhere, or a `.git` that git passes over', async () => {
  const elsewhere = repository();
  const other = temporaryTree();
  setUpGit(elsewhere, 'config', 'core.worktree', other);
  assert.is(await refused(elsewhere), 'false git takes another folder for the top of the work tree');
  setUpGit(elsewhere, 'config', 'core.worktree', '../..');
  assert.match(await refused(elsewhere), /^false git takes /);

  const root = repository();
  addFiles(root, { 'nested/.git/x': '' });
  assert.is(await refused(path.join(root, 'nested')), 'false git takes another folder for the top of the work tree');
  addFiles(root, { 'deeper/x': '' });
  assert.is(await refused(path.join(root, 'deeper')), 'false git takes another folder for the top of the work tree');
});

test('core.worktree that leads to the same place does not matter', async () => {
  const root = repository();
  setUpGit(root, 'config', 'core.worktree', root);
  assert.is((await stateOf(root)).branch, 'main');
});

test('no repository, a broken one, no folder, one of somebody else', async () => {
  assert.match(await refused(temporaryTree()), /^false fatal: not a git repository/);
  assert.match(await refused(path.join(temporaryTree(), 'none')), /^false fatal: cannot change to/);
  assert.match(await refused(temporaryTree({ '.git': 'gitdir: /nowhere\n' })), /^false fatal: not a git repository/);
  const root = repository();
  addFiles(root, { '.git/HEAD': 'garbage\n' });
  assert.match(await refused(root), /^false fatal: not a git repository/);
  const configured = repository();
  addFiles(configured, { '.git/config': '[core\n' });
  assert.match(await refused(configured), /^false fatal: bad config line/);
  if (process.getuid?.() !== 0) return;
  const theirs = repository();
  for (const each of [theirs, path.join(theirs, '.git')]) chownSync(each, 65534, 65534);
  const before = process.env['GIT_CONFIG_GLOBAL'];
  process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
  try {
    assert.match(await refused(theirs), /^false fatal: detected dubious ownership/);
  } finally {
    if (before === undefined) delete process.env['GIT_CONFIG_GLOBAL'];
    else process.env['GIT_CONFIG_GLOBAL'] = before;
  }
});

test('a ref that is broken is no unborn branch', async () => {
  for (const content of ['', 'garbage\n', '1234\n']) {
    const root = repository();
    addFiles(root, { '.git/refs/heads/main': content });
    const read = await workState(root);
    assert.is(read.ok, false, JSON.stringify(content));
  }
});

test('a head whose commit is missing is told as it stands', async () => {
  const root = repository();
  rmSync(path.join(root, '.git/objects'), { recursive: true });
  mkdirSync(path.join(root, '.git/objects'));
  const head = await headOf(root);
  assert.ok(head.ok && head.commit !== undefined);
});

test('strange names: blanks, a newline in the path, a link', async () => {
  for (const name of [' a b ', '-x', "it's", '$(x)', 'ü', 'new\nline', '\n']) {
    const root = repository(name);
    const state = await stateOf(root);
    assert.is(state.gitDir, path.join(root, '.git'));
    assert.is(state.branch, 'main');
  }
  const link = path.join(temporaryTree(), 'link');
  symlinkSync(repository(), link);
  assert.is((await stateOf(link)).branch, 'main');
});

test.run();
