import { chmodSync, chownSync, existsSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { unstagedEdits } from '../../src/git/work-tree.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

async function states(root: string, ...names: string[]): Promise<string> {
  const map = await unstagedEdits(names.map((name) => path.join(root, name)));
  return names.map((name) => `${name}=${map.get(path.join(root, name))}`).join(' ');
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
  assert.is(await states(root, 'a'), 'a=no-vcs');
  process.env['PATH'] = before;
  addFiles(root, { 'broken/.git': 'gitdir: /nowhere\n', 'broken/a': '1' });
  assert.is(await states(root, 'broken/a', 'a'), 'broken/a=no-vcs a=untracked');
  assert.is(await states(root), '');
  if (process.getuid?.() !== 0) return;
  for (const each of [root, path.join(root, '.git')]) chownSync(each, 65534, 65534);
  assert.is(await states(root, 'a'), 'a=no-vcs');
});

test('no filter of the repository is run', async () => {
  for (const [name, expected] of [['evil', 'unstaged'], ['a b', 'unstaged'], ['x=y', 'no-vcs']] as const) {
    const root = repository({ a: '1' });
    addFiles(root, { a: '2', '.gitattributes': `a filter=${name.replace(' b', '')}\n` });
    setUpGit(root, 'config', `filter.${name}.clean`, `touch ${root}/ran; cat`);
    setUpGit(root, 'config', `filter.${name}.required`, 'true');
    assert.is(await states(root, 'a'), `a=${expected}`);
    assert.not.ok(existsSync(path.join(root, 'ran')));
  }
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
