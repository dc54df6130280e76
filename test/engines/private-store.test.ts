import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openPrivateStore } from '../../src/engines/private-store.ts';
import type { PrivateStore } from '../../src/engines/private-store.ts';
import { createRunner } from '../../src/engines/run-command.ts';

/** A store of a tool that prints this as its information; removed with its folder. */
async function withStore(tool: 'podman' | 'buildah', info: unknown, work: (store: PrivateStore, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-store-'));
  try {
    writeFileSync(join(folder, 'info.json'), JSON.stringify(info));
    const unshare = '[ "$1" = unshare ] && { shift; exec "$@"; }';
    writeFileSync(join(folder, tool), `#!/bin/sh\n${unshare}\ncat '${folder}/info.json'\n`);
    chmodSync(join(folder, tool), 0o755);
    mkdirSync(join(folder, 'stores'));
    await work(await openPrivateStore(tool, createRunner({ PATH: `${folder}:/usr/bin:/bin` }), join(folder, 'stores')), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('it reads the images of the store that the tool has, and goes as a whole', async () => {
  await withStore('buildah', { store: { GraphDriverName: 'overlay', GraphRoot: '/var/lib/containers/storage', GraphOptions: null } }, async (store) => {
    assert.equal(store.args, ['--root', `${store.folder}/graph`, '--runroot', `${store.folder}/run`, '--storage-driver', 'overlay', '--storage-opt', 'additionalimagestore=/var/lib/containers/storage']);
    assert.equal(store.env, { TMPDIR: `${store.folder}/tmp` });
    mkdirSync(join(store.folder, 'graph/overlay/x'), { recursive: true });
    await store.remove();
    assert.not.ok(existsSync(store.folder));
  });
});

test('the way to mount without root comes along, however it is written', async () => {
  for (const [tool, GraphOptions] of [['buildah', ['overlay.mount_program=/usr/bin/fuse-overlayfs']], ['podman', { 'overlay.mount_program': { Executable: '/usr/bin/fuse-overlayfs' } }]] as const) {
    await withStore(tool, { store: { GraphDriverName: 'overlay', GraphRoot: '/x', GraphOptions } }, async (store) => {
      assert.ok(store.args.join(' ').endsWith('--storage-opt overlay.mount_program=/usr/bin/fuse-overlayfs'));
    });
  }
});

test('other drivers have an option of their own', async () => {
  await withStore('podman', { store: { graphDriverName: 'vfs', graphRoot: '/x' } }, async (store) => {
    assert.ok(store.args.join(' ').endsWith('--storage-driver vfs --storage-opt vfs.imagestore=/x'));
  });
});

test('a tool that tells nothing of its store is an error', async () => {
  let message = '';
  await withStore('podman', {}, async () => {}).catch((error: unknown) => { message = String(error); });
  assert.match(message, /podman info does not tell of its store/);
});

test.run();
