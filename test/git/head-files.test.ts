import { mkdirSync, readdirSync, rmSync, symlinkSync, chmodSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { filesAtHead } from '../../src/git/head-files.ts';
import type { HeadFile } from '../../src/git/head-files.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const root = temporaryTree(files);
  setUpGit(root, 'init', '-q', '-b', 'main');
  setUpGit(root, 'add', '-A', '-f');
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'x');
  return root;
}

function isAsIndexed({ mode, oid, index }: HeadFile): boolean {
  return index?.oid === oid && index.mode === mode;
}

async function found(root: string, paths: readonly string[], maxSize = 1000, head = 'HEAD'): Promise<ReadonlyMap<string, HeadFile>> {
  const read = await filesAtHead(root, head, paths, maxSize);
  if (!read.ok) throw new Error(read.message);
  return read.files;
}

/** Each path with what is in its file. */
function texts(files: ReadonlyMap<string, HeadFile>): string {
  return [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, { bytes }]) => `${JSON.stringify(name)}=${bytes?.toString() ?? 'too large'}`).join(' ');
}

test('bytes, mode and oid as the commit has them, whatever the work tree holds', async () => {
  const bytes = Buffer.from([0, 255, 10, 13, 10, 0x31, 10]);
  const root = repository({ a: bytes, run: 'x\r\n', empty: '' });
  chmodSync(path.join(root, 'run'), 0o755);
  setUpGit(root, 'add', 'run');
  setUpGit(root, 'commit', '-qm', 'y');
  addFiles(root, { a: 'edited', new: 'x' });
  rmSync(path.join(root, 'run'));
  const files = await found(root, ['a', 'run', 'empty', 'new', 'none', 'deep/none']);
  assert.is([...files.keys()].sort().join(), 'a,empty,run');
  assert.ok(files.get('a')?.bytes?.equals(bytes));
  assert.is(files.get('a')?.mode, '100644');
  assert.is(files.get('a')?.oid, setUpGit(root, 'rev-parse', 'HEAD:a').trim());
  assert.is(files.get('run')?.mode, '100755');
  assert.is(files.get('run')?.bytes?.toString(), 'x\r\n');
  assert.is(files.get('empty')?.bytes?.length, 0);
});

test('names are taken literally: globs, blanks, quotes, newlines, tabs', async () => {
  const names = ['[a]*', '*', '?', ' blank ', '"quoted"', "it's", 'new\nline', 'tab\tinside', 'back\\slash', ':(top)x', ':!x', '-n', '--', 'größe', '100644 blob x\ty', 'deep/[a]*/x'];
  const root = repository({ ...Object.fromEntries(names.map((name, index) => [name, String(index)])), a: 'no', abc: 'no', x: 'no' });
  const files = await found(root, names);
  assert.is(texts(files), texts(new Map(names.map((name, index) => [name, { mode: '', oid: '', bytes: Buffer.from(String(index)), index: undefined }]))));
  assert.is([...files.values()].every(isAsIndexed), true);
});

test('a folder names none of its files, and no path none at all', async () => {
  const root = repository({ 'deep/a': '1', 'deep/b': '2' });
  assert.is(texts(await found(root, ['deep', 'deep/b'])), '"deep/b"=2');
  assert.is((await found(root, [])).size, 0);
});

test('symbolic links and submodules are left out', async () => {
  const library = repository({ a: '1' });
  const root = repository({ a: '1' });
  symlinkSync('a', path.join(root, 'link'));
  setUpGit(root, 'submodule', 'add', '-q', library, 'sub');
  setUpGit(root, 'add', '-A');
  setUpGit(root, 'commit', '-qm', 'y');
  assert.is(texts(await found(root, ['a', 'link', 'sub', 'sub/a'])), '"a"=1');
});

test('up to the size, and not a byte more', async () => {
  const root = repository({ four: '1234', five: '12345', same: '12345' });
  const files = await found(root, ['four', 'five', 'same'], 4);
  assert.is(texts(files), '"five"=too large "four"=1234 "same"=too large');
  assert.is(files.get('five')?.oid, setUpGit(root, 'rev-parse', 'HEAD:five').trim());
});

test('of two files with the same content each has it', async () => {
  const root = repository({ a: 'same', b: 'same', 'deep/c': 'same' });
  assert.is(texts(await found(root, ['a', 'b', 'deep/c'])), '"a"=same "b"=same "deep/c"=same');
});

test('what the index holds: the same, something else, another mode, nothing, a conflict', async () => {
  const root = repository({ same: '1', staged: '1', mode: '1', gone: '1', conflict: '1' });
  setUpGit(root, 'checkout', '-q', '-b', 'other');
  addFiles(root, { conflict: '2' });
  setUpGit(root, 'commit', '-qam', 'y');
  setUpGit(root, 'checkout', '-q', 'main');
  addFiles(root, { conflict: '3' });
  setUpGit(root, 'commit', '-qam', 'z');
  assert.throws(() => setUpGit(root, 'merge', '-q', 'other'));
  addFiles(root, { staged: '2' });
  setUpGit(root, 'add', 'staged');
  setUpGit(root, 'update-index', '--chmod=+x', 'mode');
  setUpGit(root, 'rm', '-q', '--cached', 'gone');
  const files = await found(root, ['same', 'staged', 'mode', 'gone', 'conflict']);
  const told = [...files].map(([name, { oid, index }]) => `${name}=${index === undefined ? 'none' : `${index.mode},${index.oid === oid ? 'same' : 'other'}`}`);
  assert.is(told.sort().join(' '), 'conflict=none gone=none mode=100755,same same=100644,same staged=100644,other');
  assert.is(files.get('mode')?.mode, '100644');
  assert.is(files.get('conflict')?.bytes?.toString(), '3');
});

test('another commit than the one that is checked out', async () => {
  const root = repository({ a: '1' });
  const first = setUpGit(root, 'rev-parse', 'HEAD').trim();
  addFiles(root, { a: '2', b: '2' });
  setUpGit(root, 'add', '.');
  setUpGit(root, 'commit', '-qm', 'y');
  assert.is(texts(await found(root, ['a', 'b'], 10, first)), '"a"=1');
});

test('no filter and no text conversion is run', async () => {
  const root = repository({ a: '1\n', '.gitattributes': 'a filter=x ident diff=x eol=crlf\n' });
  for (const key of ['filter.x.smudge', 'filter.x.clean', 'diff.x.textconv']) setUpGit(root, 'config', key, `touch ${root}/ran; cat`);
  assert.is(texts(await found(root, ['a'])), '"a"=1\n');
  assert.not.ok(readdirSync(root).includes('ran'));
});

test('a split index', async () => {
  const root = repository({ 'in/a': '1', 'out/a': '2' });
  setUpGit(root, 'update-index', '--split-index');
  const files = await found(root, ['in/a', 'out/a']);
  assert.is(texts(files), '"in/a"=1 "out/a"=2');
  assert.is([...files.values()].every(isAsIndexed), true);
});

test('a sparse index: what it leaves out is not made up, and nothing is written', async () => {
  const root = repository({ 'in/a': '1', 'out/a': '2' });
  setUpGit(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
  const before = readdirSync(path.join(root, '.git'), { recursive: true, encoding: 'utf8' }).sort().join();
  const files = await found(root, ['in/a', 'out/a']);
  assert.is(texts(files), '"in/a"=1 "out/a"=2');
  assert.equal([...files].filter(([, file]) => isAsIndexed(file)).map(([name]) => name), ['in/a']);
  assert.is(files.get('out/a')?.index, undefined);
  assert.is(readdirSync(path.join(root, '.git'), { recursive: true, encoding: 'utf8' }).sort().join(), before);
});

test('thousands of paths', async () => {
  const names = Array.from({ length: 1200 }, (_, index) => `some/rather/long/folder/name/${index}/Dockerfile`);
  const root = repository(Object.fromEntries(names.map((name, index) => [name, String(index)])));
  const files = await found(root, names);
  assert.is(files.size, 1200);
  assert.is(names.every((name, index) => files.get(name)?.bytes?.toString() === String(index)), true);
});

test('what git cannot tell is a result in its words', async () => {
  const root = repository({ a: '1' });
  for (const head of ['0'.repeat(40), 'none', 'HEAD:a']) {
    const read = await filesAtHead(root, head, ['a'], 10);
    assert.ok(!read.ok && /^fatal: /.test(read.message), head);
  }
  assert.is((await filesAtHead(path.join(root, 'none'), 'HEAD', ['a'], 10)).ok, false);
  addFiles(root, { '.git/index': 'garbage' });
  assert.is((await filesAtHead(root, 'HEAD', ['a'], 10)).ok, false);
});

test('an object that is missing or broken is no file that the commit lacks', async () => {
  const root = repository({ a: '1', b: 'other' });
  const oid = setUpGit(root, 'rev-parse', 'HEAD:a').trim();
  const object = path.join(root, '.git/objects', oid.slice(0, 2), oid.slice(2));
  rmSync(object);
  const missing = await filesAtHead(root, 'HEAD', ['a', 'b'], 1000);
  assert.ok(!missing.ok && missing.message.includes(oid), missing.ok ? texts(missing.files) : missing.message);
  addFiles(root, { [path.relative(root, object)]: 'garbage' });
  assert.is((await filesAtHead(root, 'HEAD', ['a', 'b'], 1000)).ok, false);
  assert.is(texts(await found(root, ['b'])), '"b"=other');
});

test('in a folder that is no repository', async () => {
  const root = temporaryTree();
  mkdirSync(path.join(root, '.git'));
  assert.is((await filesAtHead(root, 'HEAD', ['a'], 10)).ok, false);
});

test.run();
