import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { settingsFor, withSettings } from '../../src/config/apply-config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Config } from '../../src/config/types.ts';
import { must, POLICY } from '../subject.ts';

function config(text: string): Config {
  const found = readConfig('/tree/sub/.unroot.yaml', text, '/tree');
  return must(found.ok ? found.config : undefined, 'configuration');
}

const LAYERS = config(`
user: app
assume: low-port
overrides:
  - files: "services/**"
    user: web
    uid: 2000
    assume: existing-volume
  - files: [services/api/Dockerfile, "*.Dockerfile"]
    uid: 3000
    ownership: copy
    assume: [low-port, no-entry]
`);

test('an override rules over what its globs match, from the folder of the configuration', () => {
  assert.equal(settingsFor(LAYERS, '/tree/sub/Dockerfile'), { user: 'app', assume: ['low-port'] });
  assert.equal(settingsFor(LAYERS, '/tree/sub/services/x/y/Dockerfile'), { user: 'web', uid: 2000, assume: ['low-port', 'existing-volume'] });
  assert.equal(settingsFor(LAYERS, '/tree/sub/a.Dockerfile').ownership, 'copy');
  assert.is(settingsFor(LAYERS, '/tree/sub/deep/a.Dockerfile').ownership, undefined);
});

test('of several the later wins, key by key, and assumptions add up', () => {
  const settings = settingsFor(LAYERS, '/tree/sub/services/api/Dockerfile');
  assert.equal(settings, { user: 'web', uid: 3000, ownership: 'copy', assume: ['low-port', 'existing-volume', 'low-port', 'no-entry'] });
  assert.equal(withSettings(POLICY, settings).assume, ['low-port', 'existing-volume', 'no-entry']);
});

test('the command line wins, assumptions add up', () => {
  const settings = { ownership: 'copy', assume: ['low-port'] } as const;
  assert.is(withSettings(POLICY, settings).ownership, 'copy');
  assert.is(withSettings({ ...POLICY, ownership: 'none' }, settings).ownership, 'none');
  assert.equal(withSettings({ ...POLICY, assume: ['no-entry'] }, settings).assume, ['no-entry', 'low-port']);
  assert.is(withSettings({ ...POLICY, unsafe: true }, settings).unsafe, true);
});

test('the identity of the command line is one thing', () => {
  const settings = { user: 'web', group: 'staff', uid: 2000, gid: 2000 };
  const told = ({ user, group, uid, gid }: ReturnType<typeof withSettings>): unknown => ({ user, group, uid, gid });
  assert.equal(told(withSettings(POLICY, settings)), settings);
  assert.equal(told(withSettings({ ...POLICY, user: 'app' }, settings)), { user: 'app', group: undefined, uid: undefined, gid: undefined });
  assert.equal(told(withSettings({ ...POLICY, uid: 5 }, settings)), { user: undefined, group: undefined, uid: 5, gid: undefined });
  assert.equal(told(withSettings({ ...POLICY, gid: 5 }, settings)), { user: undefined, group: undefined, uid: undefined, gid: 5 });
  assert.equal(told(withSettings({ ...POLICY, group: 'g' }, settings)), { user: undefined, group: 'g', uid: undefined, gid: undefined });
});

test.run();
