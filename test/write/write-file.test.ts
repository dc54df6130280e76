import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { WriteResult } from '../../src/write/types.ts';
import { writeFileAtomically } from '../../src/write/write-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

const OLD = Buffer.from('FROM a\n');
const NEW = 'FROM a\nUSER é\n';
const isRoot = process.getuid?.() === 0;

function outcome(result: WriteResult): string {
  return result.ok ? 'ok' : result.code;
}

/** Writes in a process of its own, as a user whom permissions bind, after `prefix` in a shell. */
function writeElsewhere(file: string, prefix = '', expected = String(OLD), next = NEW): string {
  const module = new URL('../../src/write/write-file.js', import.meta.url).href;
  const script = `import { writeFileAtomically } from ${JSON.stringify(module)};
    const result = await writeFileAtomically(${JSON.stringify(file)}, Buffer.from(${JSON.stringify(expected)}), ${JSON.stringify(next)});
    process.stdout.write(result.ok ? 'ok' : result.code);`;
  const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
  const ran = spawnSync('sh', ['-c', `${prefix} exec "$0" --input-type=module -e "$1"`, process.execPath, script], { ...nobody, cwd: '/', encoding: 'utf8' });
  return ran.stdout || ran.stderr;
}

function openTree(): { root: string; file: string } {
  const root = temporaryTree({ Dockerfile: OLD });
  const file = path.join(root, 'Dockerfile');
  if (isRoot) for (const each of [root, file]) chownSync(each, 65534, 65534);
  return { root, file };
}

test('replaces the content, keeps the mode and the owner, leaves nothing else', async () => {
  for (const mode of [0o644, 0o600, 0o755, 0o664, 0o4755, 0o6775, 0o1644, 0o200, ...(isRoot ? [0o444, 0o4555, 0] : [])]) {
    // Only root reads what nobody may read.
    if (!isRoot && (mode & 0o400) === 0) continue;
    const { root, file } = openTree();
    chmodSync(file, mode);
    const before = statSync(file);
    assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'ok');
    const after = statSync(file);
    assert.is(readFileSync(file, 'utf8'), NEW);
    assert.is(after.mode, before.mode);
    assert.is(`${after.uid}:${after.gid}`, `${before.uid}:${before.gid}`);
    assert.is.not(after.ino, before.ino);
    assert.is(readdirSync(root).join(), 'Dockerfile');
  }
});

test('the set-id bits of an ordinary user outlast his write, alone and with hard links', () => {
  for (const links of [0, 1]) {
    const { root, file } = openTree();
    if (links === 1) linkSync(file, path.join(root, 'other'));
    chmodSync(file, 0o4755);
    assert.is(writeElsewhere(file), 'ok');
    assert.is(statSync(file).mode & 0o7777, 0o4755);
  }
});

test('the owner and the group of somebody else stay, and set-id bits go, which only the owner may set', () => {
  if (!isRoot) return;
  const { root, file } = openTree();
  chownSync(file, 12345, 54321);
  chmodSync(file, 0o6777);
  chownSync(root, 65534, 65534);
  assert.is(writeElsewhere(file), 'ok');
  const { uid, gid, mode } = statSync(file);
  assert.is(`${uid}:${gid} ${(mode & 0o7777).toString(8)}`, '12345:54321 777');
  // What one write cannot do is left alone.
  for (const next of ['FROM a\n', `${NEW}${'#'.repeat(5000)}`]) assert.is(writeElsewhere(file, '', NEW, next), 'write-failed');
  assert.is(readFileSync(file, 'utf8'), NEW);
  assert.is(statSync(file).uid, 12345);
});

test('what another run has done already is done', async () => {
  const { file } = openTree();
  writeFileSync(file, NEW);
  assert.equal(await writeFileAtomically(file, OLD, NEW), { ok: true });
  assert.is(readFileSync(file, 'utf8'), NEW);
});

test('a file that changed, by a byte or wholly, is left alone', async () => {
  const { root, file } = openTree();
  for (const now of ['FROM b\n', 'FROM a\nUSER x\n', '']) {
    writeFileSync(file, now);
    assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'changed-meanwhile');
    assert.is(readFileSync(file, 'utf8'), now);
  }
  assert.is(readdirSync(root).join(), 'Dockerfile');
});

test('symbolic links keep pointing at the file', async () => {
  const { root, file } = openTree();
  mkdirSync(path.join(root, 'sub'));
  symlinkSync('../Dockerfile', path.join(root, 'sub/one'));
  symlinkSync('sub/one', path.join(root, 'two'));
  assert.is(outcome(await writeFileAtomically(path.join(root, 'two'), OLD, NEW)), 'ok');
  assert.ok(lstatSync(path.join(root, 'two')).isSymbolicLink());
  assert.ok(lstatSync(path.join(root, 'sub/one')).isSymbolicLink());
  assert.is(readFileSync(file, 'utf8'), NEW);
  assert.is(readdirSync(path.join(root, 'sub')).join(), 'one');
});

test('what is no file any more', async () => {
  const { root, file } = openTree();
  unlinkSync(file);
  assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'vanished');
  mkdirSync(file);
  assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'not-a-regular-file');
  execFileSync('mkfifo', [path.join(root, 'pipe')]);
  assert.is(outcome(await writeFileAtomically(path.join(root, 'pipe'), OLD, NEW)), 'not-a-regular-file');
  assert.is(readdirSync(root).join(), 'Dockerfile,pipe');
});

test('a write-protected file is not replaced, even where its folder could be written', () => {
  const { root, file } = openTree();
  chmodSync(file, 0o444);
  assert.is(writeElsewhere(file), 'read-only');
  linkSync(file, path.join(root, 'other'));
  assert.is(writeElsewhere(file), 'read-only');
  assert.is(readFileSync(file, 'utf8'), String(OLD));
});

test('a folder that cannot be written', () => {
  const { root, file } = openTree();
  chmodSync(root, 0o555);
  assert.is(writeElsewhere(file), 'read-only-directory');
  chmodSync(root, 0o755);
  assert.is(readFileSync(file, 'utf8'), String(OLD));
  assert.is(writeElsewhere(file), 'ok');
});

test('no room: the old bytes stay and the temporary file goes', () => {
  const { root, file } = openTree();
  assert.is(writeElsewhere(file, 'ulimit -f 0;'), 'no-space');
  assert.is(readdirSync(root).join(), 'Dockerfile');
  assert.is(readFileSync(file, 'utf8'), String(OLD));
});

test('a disk that is really full, of bytes or of files', async () => {
  const { root } = openTree();
  const disk = path.join(root, 'disk');
  mkdirSync(disk);
  // Only root mounts, and not in every container.
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,nr_inodes=8', 'tmpfs', disk]).status !== 0) return;
  try {
    const file = path.join(disk, 'Dockerfile');
    writeFileSync(file, OLD);
    assert.is(outcome(await writeFileAtomically(file, OLD, `FROM a\n${'#'.repeat(70_000)}`)), 'no-space');
    for (let index = 0; index < 6; index++) writeFileSync(path.join(disk, `file-${index}`), '');
    assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'no-space');
    assert.is(readFileSync(file, 'utf8'), String(OLD));
    assert.is(readdirSync(disk).length, 7);
    unlinkSync(path.join(disk, 'file-0'));
    assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), 'ok');
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('an immutable file, an append-only file, an immutable folder', async () => {
  const { root, file } = openTree();
  for (const [flag, at, code] of [['i', file, 'read-only'], ['a', file, 'read-only-directory'], ['i', root, 'read-only-directory']] as const) {
    if (spawnSync('chattr', [`+${flag}`, at]).status !== 0) return;
    try {
      assert.is(outcome(await writeFileAtomically(file, OLD, NEW)), code);
      assert.is(readFileSync(file, 'utf8'), String(OLD));
    } finally {
      execFileSync('chattr', [`-${flag}`, at]);
    }
    assert.is(readdirSync(root).join(), 'Dockerfile');
  }
});

test('a link that leads out of the folder is written only where no folder is given', async () => {
  const { root, file } = openTree();
  mkdirSync(path.join(root, 'tree'));
  const link = path.join(root, 'tree/Dockerfile');
  symlinkSync('../Dockerfile', link);
  assert.is(outcome(await writeFileAtomically(link, OLD, NEW, path.join(root, 'tree'))), 'outside-root');
  assert.is(readFileSync(file, 'utf8'), String(OLD));
  symlinkSync('tree', path.join(root, 'way'));
  assert.is(outcome(await writeFileAtomically(path.join(root, 'way/Dockerfile'), OLD, NEW, root)), 'ok');
  assert.is(outcome(await writeFileAtomically(path.join(root, 'way/Dockerfile'), Buffer.from(NEW), String(OLD))), 'ok');
  assert.ok(lstatSync(link).isSymbolicLink());
});

test('many writers of one file: each wins or is told, and the file is whole', async () => {
  const { root, file } = openTree();
  const texts = Array.from({ length: 20 }, (_, index) => `FROM a\n${`# ${index}\n`.repeat(1000)}`);
  const results = await Promise.all(texts.map((text) => writeFileAtomically(file, OLD, text)));
  assert.ok(results.every((result) => result.ok || result.code === 'changed-meanwhile'));
  assert.ok(texts.includes(readFileSync(file, 'utf8')));
  assert.is(readdirSync(root).join(), 'Dockerfile');
});

test.run();
