import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git } from '../../src/git/git.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';

test('gives what git prints, and failures as results', async () => {
  const root = temporaryTree({ 'é x': '' });
  const outside = await git(root, ['rev-parse', '--show-toplevel']);
  assert.ok(!outside.ok && outside.exit === 128 && outside.message.includes('not a git repository'));
  setUpGit(root, 'init', '-q');
  const top = await git(root, ['rev-parse', '--show-toplevel']);
  assert.ok(top.ok && top.stdout === `${root}\n`);
  const others = await git(root, ['ls-files', '-o', '-z']);
  assert.ok(others.ok && others.stdout === 'é x\0');
  const nowhere = await git(path.join(root, 'none'), ['status']);
  assert.ok(!nowhere.ok && nowhere.exit === 128 && nowhere.message.includes('cannot change to'));
  const hashed = await git(root, ['hash-object', '--stdin'], { input: 'abc' });
  assert.ok(hashed.ok && hashed.stdout.startsWith('f2ba8f84'));
  const unread = await git(root, ['rev-parse', '--git-dir'], { input: 'x'.repeat(1_000_000) });
  assert.ok(unread.ok);
});

test('git variables of the surroundings do not lead it elsewhere, its configuration stays', async () => {
  const root = temporaryTree();
  setUpGit(root, 'init', '-q');
  const before = { ...process.env };
  Object.assign(process.env, { GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_INDEX_FILE: '/nowhere', GIT_PAGER: 'false', LC_ALL: 'de_DE.UTF-8' });
  Object.assign(process.env, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'unroot.test', GIT_CONFIG_VALUE_0: 'seen' });
  try {
    const top = await git(root, ['rev-parse', '--show-toplevel']);
    assert.ok(top.ok && top.stdout === `${root}\n`);
    const setting = await git(root, ['config', 'unroot.test']);
    assert.ok(setting.ok && setting.stdout === 'seen\n');
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
});

test('nothing that a repository configures is run', async () => {
  const root = temporaryTree({ a: '1', 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
  const evil = path.join(root, 'evil.sh');
  chmodSync(evil, 0o755);
  setUpGit(root, 'init', '-q');
  setUpGit(root, 'add', 'a');
  for (const key of ['core.fsmonitor', 'diff.external', 'core.pager']) setUpGit(root, 'config', key, evil);
  addFiles(root, { a: '2', '.git/hooks/post-index-change': '#!/bin/sh\ntouch ran\n' });
  chmodSync(path.join(root, '.git/hooks/post-index-change'), 0o755);
  const status = await git(root, ['status', '--porcelain']);
  assert.ok(status.ok && status.stdout.includes('AM a'));
  assert.ok((await git(root, ['diff', '--no-ext-diff', '--no-textconv'])).ok);
  assert.not.ok(existsSync(path.join(root, 'ran')));
});

test.run();
