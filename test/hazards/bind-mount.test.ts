import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Mount } from '../../src/neighbours/types.ts';
import { bindMounts } from '../../src/hazards/bind-mount.ts';
import { lines, seenBy } from '../subject.ts';
import { mounts } from './use.ts';

const TEXT = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]');
const SEEN = 'bind-mount unsafe';

const CASES: readonly (readonly [name: string, seen: string, mount: Partial<Mount>])[] = [
  ['over the application directory', SEEN, { path: '/app' }],
  ['in it', SEEN, { path: '/app/uploads' }],
  ['a file in it', SEEN, { path: '/app/settings.json' }],
  ['over a directory that holds it', SEEN, { path: '/' }],
  ['data elsewhere', SEEN, { path: '/data' }],
  ['data of a server', SEEN, { path: '/var/lib/app' }],
  ['settings in a single file', '', { path: '/opt/settings.yaml' }],
  ['settings of the system', '', { path: '/etc/localtime' }],
  ['a device', '', { path: '/dev/bus/usb' }],
  ['scratch space', '', { path: '/tmp/x' }],
  ['read-only', '', { path: '/app', readOnly: true }],
  ["somebody's keys, read-only", SEEN, { path: '/opt/keys', source: '~/.ssh', readOnly: true }],
  ["somebody's keys by a variable, read-only", SEEN, { path: '/opt/keys', source: '${HOME}/.aws', readOnly: true }],
  ["somebody's source, read-only", '', { path: '/opt/src', source: '~/src', readOnly: true }],
  ["below root's home, of which another hazard speaks", '', { path: '/root/.aws', source: '~/.aws' }],
  ['the Docker socket, of which another hazard speaks', '', { path: '/app/docker.sock' }],
  ['a volume', '', { path: '/app', kind: 'volume' }],
  ['in memory', '', { path: '/app', kind: 'tmpfs' }],
];

for (const [name, seen, mount] of CASES) {
  test(`${name}: ${seen || 'nothing'}`, () => assert.is(seenBy(bindMounts, TEXT, { uses: [mounts({ kind: 'bind', source: './x', ...mount })] }), seen));
}

test.run();
