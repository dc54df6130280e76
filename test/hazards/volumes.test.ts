import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { volumes } from '../../src/hazards/volumes.ts';
import type { Mount } from '../../src/neighbours/types.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import { mounts } from './use.ts';

const DATA = 'existing-volume unsafe';

hazardTests(volumes, [
  ['a volume', DATA, ['FROM node:20', 'VOLUME /data']],
  ['one in JSON form', DATA, ['FROM node:20', 'VOLUME ["/data"]']],
  ['one in scratch space', '', ['FROM node:20', 'VOLUME /tmp']],
  ['one in a system directory', 'volume-elsewhere manual', ['FROM node:20', 'VOLUME /var/log']],
  ['of a lower stage', DATA, ['FROM node:20 AS base', 'VOLUME /data', 'FROM base']],
  ['of the image', DATA, ['FROM redis:7', 'ENTRYPOINT ["x"]']],
  ['none', '', ['FROM node:20']],
  ['one below scratch space, which the engine makes as root', DATA, ['FROM node:20', 'VOLUME /tmp/keys']],
  ['one that no shell can give away', 'volume-elsewhere manual, existing-volume unsafe', ['FROM scratch', 'VOLUME /data']],
  ['one that a COPY gives away', DATA, ['FROM scratch', 'COPY --chown=65532:65532 data /data', 'VOLUME /data']],
  ['one in scratch space that is not there', 'volume-elsewhere manual', ['FROM scratch', 'VOLUME /tmp']],
]);

const ROOT = 'volume-elsewhere manual, existing-volume unsafe';
const MOUNTED: readonly (readonly [name: string, seen: string, mount: Partial<Mount>])[] = [
  ['in the application directory', DATA, { path: '/app/data' }],
  ['in a directory that the stage makes', DATA, { path: '/data' }],
  ["in the user's home", DATA, { path: '/home/node/.cache' }],
  ['without a name', DATA, { path: '/app/node_modules', source: '' }],
  ['where the image has nothing, so that it is given too', DATA, { path: '/var/lib/app' }],
  ['over a directory of the system', ROOT, { path: '/var/log' }],
  ['below one that belongs to root', ROOT, { path: '/etc/app' }],
  ['read-only', '', { path: '/var/lib/app', readOnly: true }],
  ['a bind mount', '', { path: '/app', kind: 'bind' }],
  ['in memory', '', { path: '/var/lib/app', kind: 'tmpfs' }],
  ['in scratch space', '', { path: '/tmp/x' }],
  ["in root's home, of which another hazard speaks", '', { path: '/root/.npm' }],
];

for (const [name, seen, mount] of MOUNTED) {
  const text = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'RUN mkdir /data', 'CMD ["node", "a.js"]');
  test(`a volume that compose mounts ${name}: ${seen || 'nothing'}`, () => assert.is(seenBy(volumes, text, { uses: [mounts(mount)] }), seen));
}

test('without ownership a new volume belongs to root too', () => {
  const seen = (ownership: 'none' | 'copy'): string => seenBy(volumes, lines('FROM node:20', 'CMD ["node", "a.js"]'), { uses: [mounts({ path: '/var/lib/app' })], policy: { ownership } });
  assert.is(seen('none'), ROOT);
  assert.is(seen('copy'), DATA);
});

test("a volume on the image's own is prepared", () => {
  assert.is(seenBy(volumes, lines('FROM redis:7', 'ENTRYPOINT ["x"]'), { uses: [mounts({ path: '/data' })] }), DATA);
});

test.run();
