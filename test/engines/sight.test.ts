import { createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lookAtProcess, sightingOf } from '../../src/engines/sight.ts';

const STATUS = 'Name:\tnode\nUid:\t0\t100999\t0\t0\nGid:\t0\t0\t0\t0\n';
const TCP = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1',
  '   1: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1',
  '   2: 0100007F:D431 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 333 1',
  '   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 444 1',
].join('\n');

test('the effective uid, and the ports of listening sockets, each once', () => {
  assert.equal(sightingOf({ status: STATUS, uidMap: '', sockets: TCP }), { uid: 100_999, ports: [80, 8080] });
});

test('sockets of others do not count where the network is shared', () => {
  assert.equal(sightingOf({ status: STATUS, uidMap: '', sockets: TCP }, new Set(['222', '333']))?.ports, [80]);
});

test('in a user namespace the container counts otherwise', () => {
  const uidMap = '         0       1000          1\n         1     100000      65536\n';
  assert.is(sightingOf({ status: STATUS, uidMap, sockets: '' })?.uid, 1000);
  assert.is(sightingOf({ status: STATUS.replace('100999', '1000'), uidMap, sockets: '' })?.uid, 0);
});

test('without a status nothing is seen', () => {
  assert.is(sightingOf({ status: '', uidMap: '', sockets: TCP }), undefined);
  assert.is(lookAtProcess(2 ** 30), undefined);
});

test('a process of this host is seen as it is', async () => {
  if (process.platform !== 'linux') return;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const seen = lookAtProcess(process.pid, []);
  server.close();
  assert.ok(seen?.ports.includes(port));
  assert.is(seen?.uid, process.geteuid?.());
});

test.run();
