import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inFolder, inRepository, TEXT, unroot, visible } from './harness.ts';

const ECHOED: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.from(''),
  'one newline': Buffer.from('\n'),
  'not UTF-8': Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xff, 0xfe, 0x0a]),
  'latin-1 in a comment': Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from(`\n${TEXT.changed}`)]),
  'UTF-16': Buffer.from(`\ufeff${TEXT.changed}`, 'utf16le'),
  NUL: Buffer.from(`${TEXT.changed}\u0000`),
  'a lone surrogate in bytes': Buffer.concat([Buffer.from('# '), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(`\n${TEXT.changed}`)]),
  'a template': Buffer.from(TEXT.template),
  'no Dockerfile': Buffer.from(TEXT.noDockerfile),
  'unclear structure': Buffer.from(TEXT.unclear),
  'a manual case': Buffer.from(TEXT.manual),
  'a held-back case': Buffer.from(TEXT.heldBack),
  'a clean one with CRLF, a byte order mark and no final newline': Buffer.from(`\ufeff${TEXT.clean.replaceAll('\n', '\r\n').slice(0, -2)}`),
  '10 MiB': Buffer.alloc(10 * 1024 * 1024, `${TEXT.changed}# more\n`),
};

for (const [name, bytes] of Object.entries(ECHOED)) {
  test(`fix - gives back byte for byte: ${name}`, async () => {
    await inFolder({}, async (cwd) => {
      const { status, stdoutBytes, stderr } = await unroot(['fix', '-'], { cwd, stdin: bytes });
      assert.ok(stdoutBytes.equals(bytes));
      assert.is(status, 0, stderr);
    });
  });
}

test('fix - prints the fixed text and nothing else', async () => {
  await inFolder({ Dockerfile: TEXT.changed }, async (cwd) => {
    const { status, stdout, stderr } = await unroot(['fix', '-'], { cwd, stdin: TEXT.changed });
    assert.is(status, 0);
    assert.match(stdout, /^FROM node:20\nWORKDIR \/app\n/);
    assert.match(stdout, /\nUSER node\nCMD /);
    assert.match(stderr, /^<stdin>$/m);
    assert.match(stderr, /1 file: 1 changed\.\n$/);
    await unroot(['fix', 'Dockerfile'], { cwd });
    assert.is(stdout, readFileSync(join(cwd, 'Dockerfile'), 'utf8'));
  });
});

test('fix - keeps line endings, byte order mark and a missing final newline', async () => {
  await inFolder({}, async (cwd) => {
    const text = `\ufeff${TEXT.changed.replaceAll('\n', '\r\n').slice(0, -2)}`;
    const { stdout } = await unroot(['fix', '-'], { cwd, stdin: text });
    assert.ok(stdout.startsWith('\ufeffFROM node:20\r\n'), visible(stdout));
    assert.ok(stdout.includes('USER node\r\n'), visible(stdout));
    assert.ok(stdout.endsWith('"server.js"]'), visible(stdout));
    assert.not(/[^\r]\n/.test(stdout));
  });
});

test('fix - names a manual finding on stderr', async () => {
  await inFolder({}, async (cwd) => {
    const { stderr } = await unroot(['fix', '-', '--stdin-filename', 'api/Dockerfile'], { cwd, stdin: TEXT.manual });
    assert.match(stderr, /^api\/Dockerfile \(manual\)$/m);
  });
});

test('check - reports under the name it is given', async () => {
  await inFolder({}, async (cwd) => {
    const argv = ['check', '-', '--format', 'concise'];
    assert.match((await unroot(argv, { cwd, stdin: TEXT.changed })).stdout, /^<stdin>:\d/);
    assert.match((await unroot([...argv, '--stdin-filename', 'x/D'], { cwd, stdin: TEXT.changed })).stdout, /^x\/D:\d/);
  });
});

test('diff - gives a patch for the file it is called, in a subfolder too', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'api/Dockerfile': TEXT.changed }, async (folder) => {
    git(folder, ['apply', '-'], (await unroot(['diff', '-'], { cwd: folder, stdin: TEXT.changed })).stdout);
    assert.match(readFileSync(join(folder, 'Dockerfile'), 'utf8'), /^USER node$/m);
    const cwd = join(folder, 'api');
    const { stdout } = await unroot(['diff', '-', '--stdin-filename', 'Dockerfile'], { cwd, stdin: TEXT.changed });
    git(cwd, ['apply', '-'], stdout);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('no file is read or written for -', async () => {
  await inFolder({}, async (cwd) => {
    mkdirSync(join(cwd, 'x'));
    writeFileSync(join(cwd, 'x/Dockerfile'), 'other');
    await unroot(['fix', '-', '--stdin-filename', 'x/Dockerfile'], { cwd, stdin: TEXT.changed });
    assert.is(readFileSync(join(cwd, 'x/Dockerfile'), 'utf8'), 'other');
  });
});

test.run();
