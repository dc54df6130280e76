import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CONFIG_NAMES, findConfig } from '../../src/config/find-config.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

function shown(top: string, folder: string): string {
  const found = findConfig(join(top, folder), top);
  if (found.kind === 'none') return 'none';
  return (found.kind === 'one' ? [found.file] : found.files).map((file) => file.slice(top.length + 1)).join(' ');
}

test('each name is found', () => {
  for (const name of CONFIG_NAMES) assert.is(shown(temporaryTree({ [name]: '{}' }), ''), name);
  assert.is(shown(temporaryTree({ '.unroot.toml': '', 'unroot.json': '', '.unroot': '' }), ''), 'none');
});

test('the nearest one upwards counts alone', () => {
  const top = temporaryTree({ '.unroot.json': '{}', 'a/b/x': '', 'c/.unroot.yml': '', 'c/d/x': '' });
  assert.is(shown(top, ''), '.unroot.json');
  assert.is(shown(top, 'a/b'), '.unroot.json');
  assert.is(shown(top, 'c'), 'c/.unroot.yml');
  assert.is(shown(top, 'c/d'), 'c/.unroot.yml');
});

test('two in one folder are both told', () => {
  assert.is(shown(temporaryTree({ 'a/.unroot.json': '{}', 'a/.unroot.yaml': '', '.unroot.yml': '' }), 'a'), 'a/.unroot.json a/.unroot.yaml');
});

test('nothing above the top is looked at, nor for a folder that is not below it', () => {
  const outer = temporaryTree({ '.unroot.json': '{}', 'repository/a/x': '', 'repository-two/x': '' });
  const top = join(outer, 'repository');
  assert.is(findConfig(join(top, 'a'), top).kind, 'none');
  assert.is(findConfig(top, top).kind, 'none');
  assert.is(findConfig(outer, top).kind, 'none');
  assert.is(findConfig(join(outer, 'repository-two'), top).kind, 'none');
  assert.is(findConfig('/', '/').kind, 'none');
});

test('links and folders are passed over', () => {
  const top = temporaryTree({ '.unroot.json': '{}', 'a/x': '', 'b/x': '', 'real.json': '{}' });
  symlinkSync(join(top, 'real.json'), join(top, 'a/.unroot.json'));
  symlinkSync('nowhere', join(top, 'a/.unroot.yaml'));
  mkdirSync(join(top, 'b/.unroot.json'));
  assert.is(shown(top, 'a'), '.unroot.json');
  assert.is(shown(top, 'b'), '.unroot.json');
});

test.run();
