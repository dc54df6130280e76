import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { resolveFrom, resolvePath } from '../../src/facts/paths.ts';

const PATHS: readonly (readonly [path: string, workdir: string | undefined, resolved: string])[] = [
  ['/app', undefined, '/app'],
  ['/app/', undefined, '/app'],
  ['app', undefined, '/app'],
  ['app', '/srv', '/srv/app'],
  ['.', '/srv', '/srv'],
  ['', '/srv', '/srv'],
  ['../x', '/srv/app', '/srv/x'],
  ['../../../..', '/srv', '/'],
  ['/a//b/./c/../d', undefined, '/a/b/d'],
  ['/', undefined, '/'],
];

for (const [path, workdir, resolved] of PATHS) {
  test(`${path || '(nothing)'} from ${workdir ?? 'the root'}`, () => assert.is(resolvePath(path, workdir), resolved));
}

test('a relative path from an unknown directory is unknown, an absolute one is not', () => {
  assert.is(resolveFrom(undefined, 'app', false), undefined);
  assert.is(resolveFrom(undefined, '/app', false)?.path, '/app');
});

test('a path that starts at an overridable directory is overridable', () => {
  const workdir = { path: '/srv', overridable: true };
  assert.is(resolveFrom(workdir, 'app', false)?.overridable, true);
  assert.is(resolveFrom(workdir, '/app', false)?.overridable, false);
  assert.is(resolveFrom(workdir, '/app', true)?.overridable, true);
});

test.run();
