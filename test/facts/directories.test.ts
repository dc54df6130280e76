import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isInside, isRootHome, isScratchSpace, isStatePlace, isSystemDirectory } from '../../src/facts/directories.ts';

test('a directory holds itself and what is below it', () => {
  assert.ok(isInside('/app', '/app'));
  assert.ok(isInside('/app/x', '/app'));
  assert.ok(isInside('/app', '/'));
  assert.not.ok(isInside('/apps', '/app'));
  assert.not.ok(isInside('/', '/app'));
});

const SYSTEM = [
  '/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/lib64', '/media', '/mnt', '/opt', '/proc', '/root', '/run', '/sbin', '/sys',
  '/tmp', '/usr', '/var', '/usr/local', '/usr/src', '/usr/local/bin', '/usr/share', '/var/lib', '/var/log', '/var/cache', '/var/run',
  '/var/tmp', '/etc/nginx', '/root/app', '/dev/shm',
  '/app\n', '/a\rb',
];
const APPLICATION = ['/app', '/data', '/code', '/srv/x', '/opt/app', '/usr/src/app', '/usr/local/app', '/var/lib/app', '/var/www', '/home/app', '/run/app', '/apps'];

for (const path of SYSTEM) test(`${path} belongs to the system`, () => assert.ok(isSystemDirectory(path)));
for (const path of APPLICATION) test(`${path} may belong to an application`, () => assert.not.ok(isSystemDirectory(path)));

test("root's home is /root and what is below it", () => {
  assert.ok(isRootHome('/root'));
  assert.ok(isRootHome('/root/.ssh'));
  assert.not.ok(isRootHome('/rooted'));
});

test('everybody may write to /tmp, /var/tmp and /dev/shm', () => {
  for (const path of ['/tmp', '/tmp/x', '/var/tmp', '/dev/shm/x']) assert.ok(isScratchSpace(path), path);
  for (const path of ['/tmpfs', '/var', '/dev']) assert.not.ok(isScratchSpace(path), path);
});

test('data is kept below /var, /srv and /run and in top-level directories of the image\'s own', () => {
  for (const path of ['/var/lib/app', '/var/log/app', '/srv/x', '/run/app', '/data', '/data/db', '/logs']) assert.ok(isStatePlace(path), path);
  for (const path of ['/usr/src/app', '/opt/app', '/usr/local/app', '/home/app', '/etc/app', '/var/lib', '/tmp/x']) assert.not.ok(isStatePlace(path), path);
});

test.run();
