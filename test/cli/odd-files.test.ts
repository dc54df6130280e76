import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rewriteFiles } from '../../src/cli/rewrite-files.ts';
import type { Io } from '../../src/cli/io.ts';
import { inFolder, inRepository, TEXT, unroot } from './harness.ts';

/** Beside each odd thing stands a file that must be handled all the same. */
const GOOD = { 'good/Dockerfile': TEXT.changed };

async function statusOf(cwd: string, path: string, argv: readonly string[] = []): Promise<string | undefined> {
  const { stdout } = await unroot(['check', '--format', 'json', ...argv], { cwd });
  const files: readonly { path: string; status: string; reason?: { code: string } }[] = JSON.parse(stdout).files;
  assert.is(files.find((file) => file.path === 'good/Dockerfile')?.status, 'changed');
  const file = files.find((each) => each.path === path);
  return file && `${file.status} ${file.reason?.code ?? ''}`.trim();
}

test('a folder that is called Dockerfile is searched, not read', async () => {
  await inFolder({ ...GOOD, 'Dockerfile/Dockerfile': TEXT.clean }, async (cwd) => {
    assert.is(await statusOf(cwd, 'Dockerfile'), undefined);
    assert.is(await statusOf(cwd, 'Dockerfile/Dockerfile'), 'clean');
  });
});

test('a broken link stops nothing; named it is a failure', async () => {
  await inFolder(GOOD, async (cwd) => {
    symlinkSync('nowhere', join(cwd, 'Dockerfile'));
    assert.is((await unroot(['check', 'Dockerfile'], { cwd })).status, 2);
    await statusOf(cwd, 'Dockerfile');
    assert.is(await statusOf(cwd, 'Dockerfile', ['.', 'Dockerfile']), 'failed broken-link');
  });
});

test('a pipe and a socket are not waited for; named they are failures', async () => {
  await inFolder(GOOD, async (cwd) => {
    if (spawnSync('mkfifo', [join(cwd, 'Dockerfile')]).status === 0) {
      await statusOf(cwd, 'Dockerfile');
      assert.is(await statusOf(cwd, 'Dockerfile', ['.', 'Dockerfile']), 'failed not-a-regular-file');
    }
    const server = createServer().listen(join(cwd, 'Containerfile'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      await statusOf(cwd, 'Containerfile');
      assert.is(await statusOf(cwd, 'Containerfile', ['.', 'Containerfile']), 'failed not-a-regular-file');
    } finally {
      server.close();
    }
  });
});

test('empty, binary, not UTF-8 and very large files are skipped and keep their bytes', async () => {
  const odd = {
    'empty/Dockerfile': Buffer.from(''),
    'binary/Dockerfile': Buffer.from('FROM a\n\u0000'),
    'latin/Dockerfile': Buffer.concat([Buffer.from('FROM a\n# '), Buffer.from([0xe9]), Buffer.from('\n')]),
    'large/Dockerfile': Buffer.alloc(10 * 1024 * 1024, 'RUN x\n'),
  };
  await inRepository({ ...GOOD, ...odd }, async (cwd) => {
    assert.is(await statusOf(cwd, 'empty/Dockerfile'), 'skipped empty');
    assert.is(await statusOf(cwd, 'binary/Dockerfile'), 'skipped binary');
    assert.is(await statusOf(cwd, 'latin/Dockerfile'), 'skipped not-utf8');
    assert.is(await statusOf(cwd, 'large/Dockerfile'), 'skipped too-large');
    assert.is((await unroot(['fix'], { cwd })).status, 0);
    for (const [path, bytes] of Object.entries(odd)) assert.ok(readFileSync(join(cwd, path)).equals(bytes));
    assert.match(readFileSync(join(cwd, 'good/Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('--max-size draws the line', async () => {
  await inFolder({ Dockerfile: TEXT.clean }, async (cwd) => {
    const size = Buffer.byteLength(TEXT.clean);
    assert.is((await unroot(['check', '--max-size', String(size)], { cwd })).status, 0);
    assert.is((await unroot(['check', '--max-size', String(size - 1)], { cwd })).status, 1);
  });
});

test('a file that vanishes before it is read is its own failure', async () => {
  await inFolder(GOOD, async (cwd) => {
    const found = (path: string) => ({ path, absolute: join(cwd, path), root: cwd, named: false });
    const output = { write: (): void => {} };
    const io: Io = { argv: [], stdin: (async function* () {})(), stdout: output, stderr: output, cwd, env: {} };
    const settings = { policy: { unsafe: false, only: [], skip: [] }, maxSize: 1000 };
    const done: number[] = [];
    const { results: results } = await rewriteFiles([found('gone/Dockerfile'), found('good/Dockerfile')], settings, io, (n) => done.push(n));
    assert.equal(results.map(({ rewrite }) => rewrite.status), ['failed', 'changed']);
    assert.is(results[0]?.rewrite.reason?.code, 'vanished');
    assert.equal(done, [1, 2]);
  });
});

test('an unreadable file and an unwritable one are failures, and the others are done', async () => {
  // Permissions do not bind root.
  if (process.getuid?.() === 0) return;
  await inRepository({ ...GOOD, 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed }, async (cwd) => {
    chmodSync(join(cwd, 'a/Dockerfile'), 0);
    chmodSync(join(cwd, 'b/Dockerfile'), 0o444);
    const { status } = await unroot(['fix'], { cwd });
    assert.is(status, 2);
    assert.is(readFileSync(join(cwd, 'b/Dockerfile'), 'utf8'), TEXT.changed);
    assert.match(readFileSync(join(cwd, 'good/Dockerfile'), 'utf8'), /^USER node$/m);
    chmodSync(join(cwd, 'a/Dockerfile'), 0o644);
  });
});

test('odd names: found, reported on one line, and patched', async () => {
  const names = ['with space', 'ümlaut', 'quote"', "apostrophe'", 'back\\slash', 'tab\t', 'new\nline', '-dash', '[glob]*', 'esc\u001b[2J'];
  const files = Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, TEXT.changed]));
  await inRepository(files, async (cwd) => {
    const { stdout } = await unroot(['check', '--format', 'concise'], { cwd });
    const reported = new Set(stdout.split('\n').slice(0, -1).map((line) => line.slice(0, line.indexOf('Dockerfile:'))));
    assert.is(reported.size, names.length);
    assert.not(stdout.includes('\u001b'));
    const { stdout: patch } = await unroot(['diff'], { cwd });
    const applied = spawnSync('git', ['apply', '-'], { cwd, input: patch, encoding: 'utf8' });
    assert.is(applied.stderr, '');
    for (const name of names) assert.match(readFileSync(join(cwd, name, 'Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('fix leaves nothing else behind', async () => {
  await inRepository({ ...GOOD }, async (cwd) => {
    await unroot(['fix'], { cwd });
    const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd, encoding: 'utf8' });
    assert.is(stdout, ' M good/Dockerfile\n');
    rmSync(join(cwd, 'good'), { recursive: true });
    mkdirSync(join(cwd, 'good'));
    await unroot(['fix'], { cwd });
    assert.not(existsSync(join(cwd, 'good/Dockerfile')));
  });
});

test.run();
