import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeSource, readSource } from '../../src/dockerfile/read.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

function verdict(bytes: Buffer | string, maxSize?: number): string {
  const read = decodeSource(Buffer.from(bytes), maxSize);
  if (read.ok) return 'ok';
  return read.kind === 'refusal' ? `${read.code} ${read.line}` : read.code;
}

test('text comes back as it is, with its byte order mark and line ends', async () => {
  for (const text of ['FROM a\n', '\uFEFFFROM a\r\nUSER é', ' ', 'a\rb', 'U+FFFD is a character: \uFFFD', '😀\n']) {
    const file = path.join(temporaryTree({ Dockerfile: text }), 'Dockerfile');
    const read = await readSource(file);
    assert.ok(read.ok);
    assert.is(read.text, text);
    assert.is(read.bytes.toString('hex'), Buffer.from(text).toString('hex'));
  }
});

test('what is not UTF-8, with the line of the first bad byte', () => {
  const bad = (before: string, ...bytes: number[]): Buffer => Buffer.concat([Buffer.from(before), Buffer.from(bytes)]);
  assert.is(verdict(bad('FROM a\nLABEL x=caf', 0xe9, 0x0a)), 'not-utf8 2');
  assert.is(verdict(bad('', 0xff, 0x41)), 'not-utf8 1');
  assert.is(verdict(bad('a\nb\n\uFFFD\n', 0xc3)), 'not-utf8 4');
  assert.is(verdict(bad('a\n', 0xed, 0xa0, 0x80)), 'not-utf8 2');
  assert.is(verdict(bad('a\n', 0xc0, 0xaf)), 'not-utf8 2');
});

test('UTF-16 is called by its name', () => {
  const text = 'FROM alpine\nUSER app\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big, Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()]) {
    const read = decodeSource(bytes);
    assert.ok(!read.ok && read.code === 'not-utf8' && read.message.includes('UTF-16'));
  }
});

test('binary, empty and too large', () => {
  assert.is(verdict('FROM a\nUSER b\0c\n'), 'binary 2');
  assert.is(verdict('\0'), 'binary 1');
  assert.is(verdict(''), 'empty 0');
  assert.is(verdict('12345', 5), 'ok');
  assert.is(verdict('123456', 5), 'too-large 0');
});

test('size is checked on disk, one mebibyte if nothing else is said', async () => {
  const root = temporaryTree({ fits: Buffer.alloc(1024 * 1024, 'a'), big: Buffer.alloc(1024 * 1024 + 1, 'a') });
  assert.ok((await readSource(path.join(root, 'fits'))).ok);
  const big = await readSource(path.join(root, 'big'));
  assert.ok(!big.ok && big.code === 'too-large');
  assert.ok((await readSource(path.join(root, 'big'), 2 ** 21)).ok);
});

test('only regular files are opened', async () => {
  const root = temporaryTree({ Dockerfile: 'FROM a\n' });
  const at = (name: string): string => path.join(root, name);
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('folder'));
  symlinkSync('Dockerfile', at('link'));
  symlinkSync('pipe', at('to-pipe'));
  symlinkSync('nowhere', at('broken'));
  symlinkSync('loop', at('loop'));
  const server = createServer().listen(at('socket'));
  await new Promise((resolve) => server.on('listening', resolve));
  const codes = [];
  for (const name of ['link', 'pipe', 'to-pipe', 'socket', 'folder', 'broken', 'none', 'Dockerfile/x', 'loop', 'a\0b']) {
    const read = await readSource(at(name));
    codes.push(read.ok ? 'ok' : read.code);
  }
  server.close();
  assert.is(codes.join(' '), 'ok not-a-regular-file not-a-regular-file not-a-regular-file is-a-directory vanished vanished vanished unreadable unreadable');
  const device = await readSource('/dev/zero');
  assert.ok(!device.ok && device.code === 'not-a-regular-file');
});

test.run();
