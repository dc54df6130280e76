import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repositoryFinder } from '../../src/git/repository.ts';
import { setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

test('the nearest work tree and the folder that its work trees share', async () => {
  const root = temporaryTree({ 'a/b/c': '', 'main/x/y': '' });
  const find = repositoryFinder();
  assert.is(await find(path.join(root, 'a/b')), undefined);
  const main = path.join(root, 'main');
  setUpGit(main, 'init', '-q');
  setUpGit(main, 'add', '.');
  setUpGit(main, 'commit', '-qm', 'x');
  setUpGit(main, 'worktree', 'add', '-q', '../linked');
  const commonDir = path.join(main, '.git');
  assert.equal(await find(path.join(main, 'x')), { top: main, commonDir });
  assert.equal(await find(main), { top: main, commonDir });
  assert.equal(await find(path.join(root, 'linked/x')), { top: path.join(root, 'linked'), commonDir });
});

test('a `.git` that is none is passed over, and no pipe is opened', async () => {
  const root = temporaryTree({ 'a/.git': 'nothing\n', 'b/.git': 'gitdir: ../store\n', 'store/HEAD': '' });
  mkdirSync(path.join(root, 'c'));
  execFileSync('mkfifo', [path.join(root, 'c/.git'), path.join(root, 'store/commondir')]);
  const find = repositoryFinder();
  assert.is(await find(path.join(root, 'a')), undefined);
  assert.is(await find(path.join(root, 'c')), undefined);
  assert.is((await find(path.join(root, 'b')))?.commonDir, path.join(root, 'store'));
});

test.run();
