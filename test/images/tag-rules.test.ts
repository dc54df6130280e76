import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readEntries } from '../../src/images/read-entries.ts';
import { sharedUser } from '../../src/images/shared-user.ts';
import { configAt, traitsAt } from '../../src/images/tag-rules.ts';
import type { BaseImageEntry } from '../../src/images/table-types.ts';

const node = { name: 'node', uid: 1000, gid: 1000, home: '/home/node' };

/** One entry with these rules for its traits and its configuration. */
function entryOf(tagRules: readonly object[], configRules: readonly object[] = []): BaseImageEntry {
  const config = { entrypoint: null, cmd: ['run'], workdir: '/app', volumes: [], exposes: [], envHome: null, pathUnderRoot: [], envUnderRoot: null, entry: 'service', entryCondition: null, tagRules: configRules };
  const [entry] = readEntries([{
    image: 'a', aliases: [], tagRules, family: 'debian', defaultUser: 'root', builtinUser: node, userTool: 'shadow', userToolPackage: null, shell: true,
    dropsPrivileges: false, listensBelow1024: false, defaultPorts: [], nonRootSibling: null, stateDirs: [], source: [], confidence: 'low', appUser: true, config,
  }]);
  assert.ok(entry);
  return entry;
}

test('later rules win over earlier ones at a tag', () => {
  const entry = entryOf([{ match: '^1', defaultUser: 'one' }, { match: '^1-x', defaultUser: 'other' }]);
  assert.is(traitsAt(entry, '1').traits.defaultUser, 'one');
  assert.is(traitsAt(entry, '1-x').traits.defaultUser, 'other');
  assert.is(traitsAt(entry, '2').traits.defaultUser, 'root');
  assert.is(traitsAt(entry, '1').disputed.length, 0);
});

test('without a tag, what every rule sets alike is kept', () => {
  const entry = entryOf([{ match: 'slim', defaultUser: 'root', family: 'debian' }, { match: 'alpine', family: 'alpine', userTool: 'busybox' }]);
  const { traits, disputed } = traitsAt(entry, undefined);
  assert.is(traits.defaultUser, 'root');
  assert.is(traits.family, 'unknown');
  assert.is(traits.userTool, null);
  assert.is(traits.builtinUser?.uid, 1000);
  assert.is(disputed.join(), 'family,userTool');
});

test('Windows and dead tags have no say', () => {
  const entry = entryOf([
    { match: 'nanoserver', family: 'windows', defaultUser: 'ContainerUser', builtinUser: null, userTool: 'none' },
    { match: '^0\\.', dead: true, defaultUser: 'old', builtinUser: null },
  ]);
  assert.is(traitsAt(entry, undefined).disputed.length, 0);
  assert.is(traitsAt(entry, undefined).traits.family, 'debian');
  assert.is(traitsAt(entry, '0.1').traits.defaultUser, 'old');
});

test('an unread fact of one tag makes it unknown without a tag', () => {
  assert.is(traitsAt(entryOf([{ match: '^1', defaultUser: null }]), undefined).traits.defaultUser, null);
});

test('the configuration is judged key by key', () => {
  const entry = entryOf([], [{ match: '^1', cmd: ['old'], workdir: '/app' }, { match: '^2', appUser: false }, { match: 'onbuild', dead: true, entry: 'tool' }]);
  const undated = configAt(entry, undefined);
  assert.is(undated?.traits.workdir, '/app');
  assert.is(undated?.traits.cmd, null);
  assert.is(undated?.traits.entry, 'service');
  assert.is(undated?.disputed.join(), 'cmd,appUser');
  assert.is(configAt(entry, '1')?.traits.cmd?.join(), 'old');
  assert.is(configAt(entry, '1')?.traits.appUser, true);
  assert.is(configAt(entry, '2')?.traits.appUser, false);
});

test('a configuration that was never read stays unknown', () => {
  const entry: BaseImageEntry = { ...entryOf([]), config: undefined };
  assert.is(configAt(entry, undefined), undefined);
  assert.is(configAt(entry, '1'), undefined);
});

test('accounts of one name share what they agree on', () => {
  const shared = (...users: Parameters<typeof sharedUser>[0]): string => JSON.stringify(sharedUser(users));
  assert.is(shared(node, node), JSON.stringify(node));
  assert.is(shared(node, { ...node, uid: 82, home: null }), '{"name":"node","uid":null,"gid":1000,"home":null}');
  assert.is(shared(node, { ...node, name: 'other' }), 'null');
  assert.is(shared(node, null), 'null');
  assert.is(shared(null, node), 'null');
  assert.is(shared(), 'null');
});

test.run();
