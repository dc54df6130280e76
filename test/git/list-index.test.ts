import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { listIndex } from '../../src/git/list-index.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { withEnvironment } from './surroundings.ts';

function repository(): string {
  const root = temporaryTree({ 'in/a': '1', 'out/a': '2' });
  setUpGit(root, 'init', '-q', '-b', 'main');
  setUpGit(root, 'add', '.');
  setUpGit(root, 'commit', '-qm', 'x');
  return root;
}

test('what git lists', async () => {
  const root = repository();
  assert.equal(await listIndex(root, ['-z']), { ok: true, stdout: 'in/a\0out/a\0' });
  assert.equal(await listIndex(root, ['-z', '--', 'out/a']), { ok: true, stdout: 'out/a\0' });
  assert.is((await listIndex(root, ['--no-such-option'])).ok, false);
  assert.is((await listIndex(path.join(root, 'none'), [])).ok, false);
});

test('a sparse index stays as it is, and so do the objects', async () => {
  const root = repository();
  setUpGit(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
  const files = (): string => readdirSync(path.join(root, '.git'), { recursive: true, encoding: 'utf8' }).sort().join();
  const before = files();
  assert.equal(await listIndex(root, ['-z']), { ok: true, stdout: 'in/a\0out/\0' });
  assert.is(files(), before);
});

test('a git that does not know of sparse indexes is asked without', async () => {
  const root = repository();
  const tools = temporaryTree({ git: '#!/bin/sh\nfor word; do [ "$word" = --sparse ] && exit 129; done\nPATH=$OLD exec git "$@"\n' });
  chmodSync(path.join(tools, 'git'), 0o755);
  const { PATH = '' } = { ...process.env };
  await withEnvironment({ PATH: `${tools}:${PATH}`, OLD: PATH }, async () => {
    assert.equal(await listIndex(root, ['-z']), { ok: true, stdout: 'in/a\0out/a\0' });
  });
});

test('settings stand before the command', async () => {
  const root = repository();
  addFiles(root, { 'größe': '' });
  setUpGit(root, 'add', '.');
  assert.equal(await listIndex(root, ['größe'], ['-c', 'core.quotePath=false']), { ok: true, stdout: 'größe\n' });
  assert.equal(await listIndex(root, ['größe'], ['-c', 'core.quotePath=true']), { ok: true, stdout: '"gr\\303\\266\\303\\237e"\n' });
});

test.run();
