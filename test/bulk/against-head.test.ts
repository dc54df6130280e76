import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { againstHead } from '../../src/bulk/against-head.ts';
import { TEXT } from '../cli/harness.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { comparedIn, fixedOf, repository } from './compared.ts';
import { silentIo } from './samples.ts';

/** `path=standing` of each file, `+` where it changes, `*` where its index holds something else than the commit. */
async function told(root: string, head?: string): Promise<string> {
  const files = await comparedIn(root, head === undefined ? {} : { head });
  return files.map(({ path, standing, result, isUnstaged }) => `${path}=${standing}${result.rewrite.after === result.rewrite.before ? '' : '+'}${isUnstaged ? '' : '*'}`).join(' ');
}

test('as in the commit, edited, staged, not in it', async () => {
  const root = repository({ 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, 'c/Dockerfile': TEXT.changed, 'd/Dockerfile': TEXT.clean });
  addFiles(root, { 'b/Dockerfile': `${TEXT.changed}# edited\n`, 'c/Dockerfile': `${TEXT.changed}# staged\n`, 'e/Dockerfile': TEXT.changed, 'f/Dockerfile': TEXT.changed });
  setUpGit(root, 'add', 'c', 'f');
  assert.is(await told(root), 'a/Dockerfile=as-head+ b/Dockerfile=edited+ c/Dockerfile=edited+* d/Dockerfile=as-head e/Dockerfile=untracked+* f/Dockerfile=untracked+*');
});

test('a file that holds what becomes of the commit\'s is applied, and its result is of the commit\'s', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  const after = fixedOf(TEXT.changed);
  addFiles(root, { Dockerfile: after });
  const [file] = await comparedIn(root);
  assert.is(file?.standing, 'applied');
  assert.is(file?.result.rewrite.before, TEXT.changed);
  assert.is(file?.result.rewrite.after, after);
  assert.is(file?.result.bytes?.toString(), after);
  assert.is(file?.isUnstaged, true);
  setUpGit(root, 'add', '.');
  assert.is(await told(root), 'Dockerfile=applied+*');
});

test('a file that needs nothing is not taken for an applied one', async () => {
  const root = repository({ Dockerfile: TEXT.clean });
  addFiles(root, { Dockerfile: `${TEXT.clean}# more\n` });
  assert.is(await told(root), 'Dockerfile=edited');
});

test('line ends that git converts are no edit, and are converted back', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: TEXT.changed.replaceAll('\n', '\r\n') });
  const [file] = await comparedIn(root);
  assert.is(file?.standing, 'as-head');
  assert.is(file?.toGit('a\r\nb\n'), 'a\nb\n');
  assert.ok(file !== undefined && file.result.rewrite.after.includes('\r\n'));
  // The fixed text with such line ends is what an earlier run has written.
  addFiles(root, { Dockerfile: fixedOf(TEXT.changed).replaceAll('\n', '\r\n') });
  assert.is(await told(root), 'Dockerfile=applied+');
});

test('a carriage return that the commit itself has stays', async () => {
  const text = TEXT.changed.replaceAll('\n', '\r\n');
  const root = repository({ Dockerfile: text });
  const [file] = await comparedIn(root);
  assert.is(file?.standing, 'as-head');
  assert.is(file?.toGit('a\r\n'), 'a\r\n');
  addFiles(root, { Dockerfile: TEXT.changed });
  assert.is(await told(root), 'Dockerfile=edited+');
});

test('a mode that is staged is staged', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  setUpGit(root, 'update-index', '--chmod=+x', 'Dockerfile');
  assert.is(await told(root), 'Dockerfile=as-head+*');
});

test('bytes count, whatever the index says of them', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  for (const flag of ['--assume-unchanged', '--skip-worktree']) {
    setUpGit(root, 'update-index', flag, 'Dockerfile');
    addFiles(root, { Dockerfile: `${TEXT.changed}# ${flag}\n` });
    assert.is(await told(root), 'Dockerfile=edited+');
  }
});

test('files of a repository inside of this one, and of a submodule, are foreign', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { 'nested/Dockerfile': TEXT.changed });
  setUpGit(join(root, 'nested'), 'init', '-q');
  const library = repository({ Dockerfile: TEXT.changed });
  setUpGit(root, 'submodule', 'add', '-q', library, 'sub');
  assert.is(await told(root), 'Dockerfile=as-head+ nested/Dockerfile=foreign+ sub/Dockerfile=foreign+');
});

test('a link is compared as its target', async () => {
  const root = repository({ 'real/Dockerfile': TEXT.changed });
  symlinkSync('real/Dockerfile', join(root, 'Dockerfile'));
  setUpGit(root, 'add', '-A');
  setUpGit(root, 'commit', '-qm', 'link');
  assert.is(await told(root), 'real/Dockerfile=as-head+');
  const named = await comparedIn(root, { paths: ['Dockerfile'] });
  assert.equal(named.map(({ path, standing, absolute }) => [path, standing, absolute]), [['real/Dockerfile', 'as-head', join(root, 'real/Dockerfile')]]);
});

test('what could not be read is no edit: unread, or the same bytes', async () => {
  const odd = Buffer.from([0x46, 0x52, 0xff, 0x00]);
  const root = repository({ Dockerfile: odd, 'empty/Dockerfile': '', 'large/Dockerfile': `FROM a\n${'#'.repeat(3000)}\n` });
  assert.is(await told(root), 'Dockerfile=unread* empty/Dockerfile=unread* large/Dockerfile=as-head');
  const [, , large] = await comparedIn(root, { maxSize: 1000 });
  assert.is(large?.standing, 'unread');
});

test('a file that was smaller in the commit than the limit, and is not any more, or the other way round', async () => {
  const root = repository({ Dockerfile: `FROM node:20\n${'#'.repeat(3000)}\nWORKDIR /app\nCMD ["node", "a.js"]\n` });
  addFiles(root, { Dockerfile: TEXT.changed });
  const [file] = await comparedIn(root, { maxSize: 1000 });
  assert.is(file?.standing, 'edited');
});

test('another commit than the one that is checked out', async () => {
  const root = repository({ Dockerfile: TEXT.clean });
  const first = setUpGit(root, 'rev-parse', 'HEAD').trim();
  addFiles(root, { Dockerfile: TEXT.changed });
  setUpGit(root, 'commit', '-qam', 'y');
  assert.is(await told(root), 'Dockerfile=as-head+');
  assert.is(await told(root, first), 'Dockerfile=edited+*');
});

test('reached through a link', async () => {
  const root = repository({ 'a/Dockerfile': TEXT.changed });
  const link = join(temporaryTree(), 'link');
  symlinkSync(root, link);
  assert.is(await told(link), 'a/Dockerfile=as-head+');
});

test('what git does not tell', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  const files = await comparedIn(root);
  const read = await againstHead(root, '1'.repeat(40), files.map(({ result }) => result), 1000, silentIo(root));
  assert.ok(!read.ok && read.message !== '');
});

test.run();
