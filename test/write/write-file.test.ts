import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeFileAtomically, type WriteResult } from '../../src/write/write-file.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

const OLD = Buffer.from('FROM a\n');
const NEW = 'FROM a\nUSER é\n';
const isRoot = process.getuid?.() === 0;

function outcome(result: WriteResult): string {
  return result.ok ? 'ok' : result.code;
}

/** Writes in a process of its own, as a user whom permissions bind, after `prefix` in a shell. */
function writeElsewhere(file: string, prefix = ''): string {
  const module = new URL('../../src/write/write-file.js', import.meta.url).href;
  const script = `import { writeFileAtomically } from ${JSON.stringify(module)};
    const result = await writeFileAtomically(${JSON.stringify(file)}, Buffer.from(${JSON.stringify(String(OLD))}), ${JSON.stringify(NEW)});
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
  for (const mode of [0o644, 0o600, 0o755, 0o664]) {
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

test('hard links keep pointing at the file, whether it grows or shrinks', async () => {
  for (const text of [NEW, 'F']) {
    const { root, file } = openTree();
    linkSync(file, path.join(root, 'other'));
    assert.is(outcome(await writeFileAtomically(file, OLD, text)), 'ok');
    assert.is(readFileSync(path.join(root, 'other'), 'utf8'), text);
    assert.is(statSync(file).nlink, 2);
    assert.is(readdirSync(root).join(), 'Dockerfile,other');
  }
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

test('many writers of one file: each wins or is told, and the file is whole', async () => {
  const { root, file } = openTree();
  const texts = Array.from({ length: 20 }, (_, index) => `FROM a\n${`# ${index}\n`.repeat(1000)}`);
  const results = await Promise.all(texts.map((text) => writeFileAtomically(file, OLD, text)));
  assert.ok(results.every((result) => result.ok || result.code === 'changed-meanwhile'));
  assert.ok(texts.includes(readFileSync(file, 'utf8')));
  assert.is(readdirSync(root).join(), 'Dockerfile');
});

test.run();
