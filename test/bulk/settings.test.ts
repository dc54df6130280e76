import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { optionsKey } from '../../src/bulk/settings.ts';
import type { BulkSettings, BulkTask } from '../../src/bulk/settings.ts';
import { invocationOf, settingsOf, taskOf } from './samples.ts';

const TASK = taskOf('/src/a');

function keyOf(rest: Partial<BulkSettings> = {}, task: Partial<BulkTask> = {}): string {
  return optionsKey(settingsOf('/out', rest), { ...TASK, ...task });
}

const withOptions = (...options: readonly string[]): Partial<BulkSettings> => ({ invocation: invocationOf(...options) });

/** Each decides what becomes of a repository. */
const DECIDING: Readonly<Record<string, string>> = {
  nothing: keyOf(),
  unsafe: keyOf(withOptions('--unsafe')),
  assume: keyOf(withOptions('--assume', 'low-port')),
  only: keyOf(withOptions('--only', 'add-user')),
  skip: keyOf(withOptions('--skip', 'add-user')),
  user: keyOf(withOptions('--user', 'web')),
  group: keyOf(withOptions('--group', 'web')),
  uid: keyOf(withOptions('--uid', '1000')),
  gid: keyOf(withOptions('--gid', '1000')),
  ownership: keyOf(withOptions('--ownership', 'copy')),
  exclude: keyOf(withOptions('--exclude', 'x')),
  excludes: keyOf(withOptions('--exclude', 'x', '--exclude', 'y')),
  forceExclude: keyOf(withOptions('--force-exclude')),
  maxSize: keyOf(withOptions('--max-size', '1')),
  prove: keyOf(withOptions('--prove')),
  smoke: keyOf(withOptions('--prove', '--smoke', 'true')),
  watch: keyOf(withOptions('--prove', '--for', '1s')),
  buildArg: keyOf(withOptions('--prove', '--build-arg', 'A=1')),
  otherBuildArg: keyOf(withOptions('--prove', '--build-arg', 'A=2')),
  apply: keyOf({ level: 'apply' }),
  commit: keyOf({ level: 'commit', branch: 'a' }),
  branch: keyOf({ level: 'commit', branch: 'b' }),
  title: keyOf({ title: 'a' }),
  otherTitle: keyOf({ title: 'b' }),
  file: keyOf({}, { files: ['/src/a/Dockerfile'] }),
  files: keyOf({}, { files: ['/src/a/Dockerfile', '/src/a/b'] }),
};

test('whatever decides what becomes of a repository changes the key', () => {
  const keys = new Map<string, string>();
  for (const [name, key] of Object.entries(DECIDING)) {
    assert.is(keys.get(key), undefined, `${name} and ${keys.get(key)}`);
    keys.set(key, name);
  }
});

test('nothing else does', () => {
  const plain = keyOf();
  for (const options of [['--quiet'], ['--strict'], ['--exit-non-zero-on-fix'], ['--color', 'never'], ['--format', 'concise'], ['--allow-dirty'], ['--report', 'json=x']]) assert.is(keyOf(withOptions(...options)), plain, options.join());
  assert.is(keyOf({ out: '/elsewhere' }), plain);
  assert.is(keyOf({ toolVersion: '9.9.9' }), plain);
  assert.is(keyOf({}, { path: 'b', absolute: '/other/b' }), plain);
});

test('it is short, and the same again', () => {
  assert.match(keyOf(), /^[0-9a-f]{16}$/);
  assert.is(keyOf(withOptions('--unsafe', '--user', 'web')), keyOf(withOptions('--user', 'web', '--unsafe')));
});

test.run();
