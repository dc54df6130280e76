import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { contextAt } from '../../src/context/context-at.ts';
import { ALONE } from '../../src/context/surroundings.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

test('modes are those of the files, links followed inside', () => {
  const root = temporaryTree({ 'run.sh': '', 'key.pem': '', 'folder/x': '' });
  chmodSync(join(root, 'run.sh'), 0o755);
  chmodSync(join(root, 'key.pem'), 0o600);
  chmodSync(join(root, 'folder'), 0o700);
  symlinkSync('key.pem', join(root, 'link'));
  symlinkSync('/etc/passwd', join(root, 'outside'));
  const context = contextAt(root, join(root, 'Dockerfile'));
  assert.is(context.mode('run.sh'), 0o755);
  assert.is(context.mode('/key.pem'), 0o600);
  assert.is(context.mode('folder/'), 0o700);
  assert.is(context.mode('link'), 0o600);
  assert.is(context.mode('outside'), undefined);
  assert.is(context.mode('nothing'), undefined);
  assert.is(context.mode('../x'), undefined);
});

test('what .dockerignore leaves out is not there', () => {
  const root = temporaryTree({ '.dockerignore': 'secret\n*.md\n', 'secret/a.sh': 'a', 'README.md': '', 'run.sh': 'run' });
  const context = contextAt(root, join(root, 'Dockerfile'));
  assert.is(context.kind('secret/a.sh'), undefined);
  assert.is(context.read('secret/a.sh'), undefined);
  assert.is(context.mode('secret/a.sh'), undefined);
  assert.is(context.kind('./README.md'), undefined);
  assert.is(context.read('run.sh'), 'run');
  assert.is(context.kind('.'), 'directory');
});

test("the Dockerfile's own ignore file goes over that of the context", () => {
  const root = temporaryTree({ '.dockerignore': '*\n', 'docker/web.Dockerfile.dockerignore': 'other\n', 'run.sh': 'run', other: '' });
  const context = contextAt(root, join(root, 'docker/web.Dockerfile'));
  assert.is(context.read('run.sh'), 'run');
  assert.is(context.kind('other'), undefined);
});

test('a folder that is not there, and what is no file', () => {
  const root = temporaryTree();
  mkdirSync(join(root, 'folder'));
  const nowhere = contextAt(join(root, 'nowhere'), join(root, 'Dockerfile'));
  assert.is(nowhere.kind('.'), undefined);
  assert.is(nowhere.read('x'), undefined);
  assert.is(contextAt(root, join(root, 'Dockerfile')).read('folder'), undefined);
  assert.is(nowhere.directory, join(root, 'nowhere'));
});

test('a Dockerfile by itself has nothing around it but the table', () => {
  assert.is(ALONE.contexts, undefined);
  assert.equal([ALONE.uses, ALONE.dependents], [[], []]);
  assert.is(ALONE.images('debian:12')?.family, 'debian');
});

test('what stands below a file, a link or an ignored folder', () => {
  const root = temporaryTree({ 'run.sh': 'run', 'folder/deep/x': 'x', '.dockerignore': 'folder\n!folder/deep/x\n' });
  symlinkSync('folder', join(root, 'link'));
  symlinkSync('nothing', join(root, 'broken'));
  const context = contextAt(root, join(root, 'Dockerfile'));
  for (const path of ['run.sh/usr/bin/awk', 'broken/x', 'nothing/at/all', 'folder/deep']) assert.is(context.kind(path), undefined, path);
  for (const path of ['folder/deep/x', 'link/deep/x', 'nothing/../run.sh', './/run.sh']) assert.is(context.kind(path), 'file', path);
  assert.is(context.kind('link/deep'), 'directory');
  assert.is(context.read('link/deep/x'), 'x');
});

test('a path is looked at once', () => {
  const root = temporaryTree({});
  const context = contextAt(root, join(root, 'Dockerfile'));
  assert.is(context.kind('late.sh'), undefined);
  writeFileSync(join(root, 'late.sh'), 'late');
  assert.is(context.kind('late.sh'), undefined);
  assert.is(contextAt(root, join(root, 'Dockerfile')).kind('late.sh'), 'file');
});

test.run();
