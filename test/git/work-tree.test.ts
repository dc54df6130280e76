import { appendFileSync, chmodSync, chownSync, existsSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { unstagedEdits } from '../../src/git/work-tree.ts';
import type { WorkTreeState } from '../../src/git/work-tree.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

async function states(root: string, ...names: string[]): Promise<string> {
  const map = await unstagedEdits(names.map((name) => path.join(root, name)));
  return names.map((name) => `${name}=${shown(map.get(path.join(root, name)))}`).join(' ');
}

function shown(state: WorkTreeState | undefined): string {
  return typeof state === 'object' ? 'unknown' : String(state);
}

function repository(files: Readonly<Record<string, string>>): string {
  const root = temporaryTree(files);
  setUpGit(root, 'init', '-q');
  setUpGit(root, 'add', '-A', '-f');
  setUpGit(root, 'commit', '-qm', 'x');
  return root;
}

test('edited, staged, untracked, ignored, touched and other files', async () => {
  const root = repository({ clean: '1', edited: '1', staged: '1', both: '1', touched: '1', gone: '1', mode: '1', assumed: '1', skipped: '1', crlf: 'a\n', 'deep/x/clean': '1' });
  addFiles(root, { edited: '2', staged: '2', both: '2', new: '1', added: '1', intent: '1', '.gitignore': 'ignored\n', ignored: '1' });
  setUpGit(root, 'add', 'staged', 'both', 'added');
  setUpGit(root, 'add', '-N', 'intent');
  setUpGit(root, 'rm', '-q', '--cached', 'gone');
  addFiles(root, { both: '3', assumed: '2' });
  setUpGit(root, 'update-index', '--assume-unchanged', 'assumed');
  setUpGit(root, 'update-index', '--skip-worktree', 'skipped');
  utimesSync(path.join(root, 'touched'), 1, 1);
  chmodSync(path.join(root, 'mode'), 0o755);
  assert.is(
    await states(root, 'clean', 'edited', 'staged', 'both', 'touched', 'gone', 'mode', 'assumed', 'skipped', 'new', 'added', 'intent', 'ignored', 'deep/x/clean', 'none'),
    'clean=clean edited=unstaged staged=clean both=unstaged touched=clean gone=untracked mode=unstaged assumed=unstaged skipped=unstaged new=untracked added=clean intent=unstaged ignored=untracked deep/x/clean=clean none=untracked',
  );
});

test('asking writes nothing, not even the index', async () => {
  const root = repository({ a: '1', b: '1' });
  utimesSync(path.join(root, 'a'), 1, 1);
  const index = path.join(root, '.git/index');
  const before = readFileSync(index, 'latin1');
  assert.is(await states(root, 'a', 'b'), 'a=clean b=clean');
  assert.is(readFileSync(index, 'latin1'), before);
});

test('files in a conflict', async () => {
  const root = repository({ a: '1' });
  setUpGit(root, 'checkout', '-qb', 'other');
  addFiles(root, { a: '2' });
  setUpGit(root, 'commit', '-qam', 'y');
  setUpGit(root, 'checkout', '-q', '-');
  addFiles(root, { a: '3' });
  setUpGit(root, 'commit', '-qam', 'z');
  assert.throws(() => setUpGit(root, 'merge', '-q', 'other'));
  assert.is(await states(root, 'a'), 'a=unstaged');
});

test('names are taken literally', async () => {
  const names = ['*', '[ab]', 'é', ' x ', ':(top)y', '-n', 'a\nb', '"q"', 'back\\slash', '!z'];
  const root = repository(Object.fromEntries(names.map((name) => [name, '1'])));
  addFiles(root, { a: '1', '[ab]': '2', 'a\nb': '2', '-n': '2' });
  assert.is(
    await states(root, ...names, 'a'),
    '*=clean [ab]=unstaged é=clean  x =clean :(top)y=clean -n=unstaged a\nb=unstaged "q"=clean back\\slash=clean !z=clean a=untracked',
  );
});

test('each file is asked about in the repository that holds it', async () => {
  const root = repository({ a: '1' });
  addFiles(root, { 'nested/a': '1', 'nested/b': '1' });
  setUpGit(path.join(root, 'nested'), 'init', '-q');
  setUpGit(path.join(root, 'nested'), 'add', 'a');
  const library = repository({ a: '1', b: '1' });
  setUpGit(root, 'submodule', 'add', '-q', library, 'sub');
  setUpGit(root, 'worktree', 'add', '-q', '-b', 'w', 'linked');
  addFiles(root, { 'sub/b': '2', 'linked/a': '2' });
  assert.is(
    await states(root, 'a', 'nested/a', 'nested/b', 'sub/a', 'sub/b', 'linked/a'),
    'a=clean nested/a=clean nested/b=untracked sub/a=clean sub/b=unstaged linked/a=unstaged',
  );
});

test('a symbolic link is asked about as its target', async () => {
  const root = repository({ a: '1', b: '1' });
  addFiles(root, { b: '2' });
  symlinkSync('a', path.join(root, 'to-a'));
  symlinkSync('b', path.join(root, 'to-b'));
  symlinkSync(root, path.join(temporaryTree(), 'x'));
  assert.is(await states(root, 'to-a', 'to-b'), 'to-a=clean to-b=unstaged');
});

test('outside git, without commits, in a broken or foreign repository, without git', async () => {
  const root = temporaryTree({ a: '1' });
  assert.is(await states(root, 'a'), 'a=no-vcs');
  setUpGit(root, 'init', '-q');
  assert.is(await states(root, 'a'), 'a=untracked');
  const before = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  assert.is(await states(root, 'a'), 'a=unknown');
  process.env['PATH'] = before;
  addFiles(root, { 'broken/.git': 'gitdir: /nowhere\n', 'broken/a': '1' });
  assert.is(await states(root, 'broken/a', 'a'), 'broken/a=unknown a=untracked');
  assert.is(await states(root), '');
  if (process.getuid?.() !== 0) return;
  for (const each of [root, path.join(root, '.git')]) chownSync(each, 65534, 65534);
  assert.is(await states(root, 'a'), 'a=unknown');
});

test('no filter of the repository is run', async () => {
  for (const [name, expected] of [['evil', 'unstaged'], ['a b', 'unstaged'], ['x=y', 'unknown']] as const) {
    const root = repository({ a: '1' });
    addFiles(root, { a: '2', '.gitattributes': `a filter=${name.replace(' b', '')}\n` });
    setUpGit(root, 'config', `filter.${name}.clean`, `touch ${root}/ran; cat`);
    setUpGit(root, 'config', `filter.${name}.required`, 'true');
    assert.is(await states(root, 'a'), `a=${expected}`);
    assert.not.ok(existsSync(path.join(root, 'ran')));
  }
});

test('a filter whose name is not UTF-8 cannot be switched off, so git is not asked', async () => {
  const root = repository({ a: '1' });
  addFiles(root, { a: '2', '.gitattributes': Buffer.from('a filter=\xff\n', 'latin1') });
  appendFileSync(path.join(root, '.git/config'), Buffer.from(`[filter "\xff"]\n\tclean = touch ${root}/ran; cat\n`, 'latin1'));
  assert.is(await states(root, 'a'), 'a=unknown');
  assert.not.ok(existsSync(path.join(root, 'ran')));
});

test('GIT_CONFIG does not hide a filter', async () => {
  const root = repository({ a: '1' });
  addFiles(root, { a: '2', '.gitattributes': 'a filter=x\n' });
  setUpGit(root, 'config', 'filter.x.clean', `touch ${root}/ran; cat`);
  process.env['GIT_CONFIG'] = '/dev/null';
  try {
    assert.is(await states(root, 'a'), 'a=unstaged');
  } finally {
    delete process.env['GIT_CONFIG'];
  }
  assert.not.ok(existsSync(path.join(root, 'ran')));
});

test('where git takes another folder for the top, its names are of that one', async () => {
  const root = repository({ 'sub/a': '1' });
  addFiles(root, { 'sub/a': '2', 'sub/.git/x': '' });
  assert.is(await states(root, 'sub/a'), 'sub/a=unknown');
  const other = repository({ a: '1' });
  setUpGit(other, 'config', 'core.worktree', '../..');
  assert.is(await states(other, 'a'), 'a=unknown');
});

test('a filter that is too long for a command line', async () => {
  const root = repository({ a: '1' });
  appendFileSync(path.join(root, '.git/config'), `[filter "${'a'.repeat(140_000)}"]\n\tclean = cat\n`);
  assert.is(await states(root, 'a'), 'a=unknown');
});

test('thousands of files', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `some/rather/long/folder/name/${index}/Dockerfile`);
  const root = repository(Object.fromEntries(names.map((name) => [name, '1'])));
  addFiles(root, { [names[2999] ?? '']: '2' });
  const map = await unstagedEdits(names.map((name) => path.join(root, name)));
  assert.is([...map.values()].filter((state) => state === 'clean').length, 2999);
  assert.is(map.get(path.join(root, names[2999] ?? '')), 'unstaged');
});

test.run();
