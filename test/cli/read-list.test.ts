import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readList } from '../../src/cli/read-list.ts';
import { inFolder } from './harness.ts';
import { heardIo, thrownBy } from './heard-io.ts';

test('a file, relative to where the command was started, or absolute', () => inFolder({ 'lists/a.txt': '# all\norg/api\n\n"b\\nc"\r\n' }, async (cwd) => {
  const { io } = heardIo({ cwd });
  for (const file of ['lists/a.txt', './lists/a.txt', join(cwd, 'lists/a.txt')]) assert.equal(await readList(file, io), ['org/api', 'b\nc']);
}));

test('stdin, in whatever parts it comes', async () => {
  const text = Buffer.from('org/größe\n日本/x\n');
  for (const stdin of [text, [text.subarray(0, 6), text.subarray(6, 13), text.subarray(13)], ['org/größe\n', '日本/x']]) {
    assert.equal(await readList('-', heardIo({ stdin }).io), ['org/größe', '日本/x']);
  }
  assert.equal(await readList('-', heardIo({ stdin: 'a\nb\0 c \0' }).io), ['a\nb', ' c ']);
});

test('a list that is parted by NUL, from a file as from stdin', () => inFolder({ list: 'a\nb\0 c \0#d\0' }, async (cwd) => {
  assert.equal(await readList('list', heardIo({ cwd }).io), ['a\nb', ' c ', '#d']);
}));

test('a list of nothing', () => inFolder({ empty: '', blank: '\n  \n# x\n' }, async (cwd) => {
  for (const file of ['empty', 'blank', '-']) assert.equal(await readList(file, heardIo({ cwd }).io), []);
}));

test('a file that is called `-` can be named otherwise', () => inFolder({ '-': 'a\n' }, async (cwd) => {
  assert.equal(await readList('./-', heardIo({ cwd }).io), ['a']);
}));

test('a pipe, as a shell gives the output of a command', () => inFolder({}, async (cwd) => {
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const writer = spawn('sh', ['-c', 'printf "org/api\\norg/web\\n" > pipe'], { cwd, stdio: 'ignore' });
  const ended = once(writer, 'exit');
  assert.equal(await readList('pipe', heardIo({ cwd }).io), ['org/api', 'org/web']);
  await ended;
}));

test('a list that cannot be read is told with its name', () => inFolder({ latin: Buffer.from([0x61, 0xe9, 0x0a]), odd: Buffer.from([0x61, 0xe9, 0, 0x62, 0]), wide: Buffer.from('org/api\norg/web\n', 'utf16le') }, async (cwd) => {
  mkdirSync(join(cwd, 'folder'));
  for (const [file, why] of [['none', /ENOENT/], ['folder', /EISDIR/], ['latin', /not valid UTF-8/], ['odd', /NUL/], ['wide', /UTF-16/], ['latin/x', /ENOTDIR/]] as const) {
    const message = await thrownBy(() => readList(file, heardIo({ cwd }).io));
    assert.match(message, new RegExp(`^the list \`${file}\` cannot be read: `));
    assert.match(message, why);
  }
}));

test('a line that cannot be meant is told with its number', () => inFolder({ list: 'a\n"open\n' }, async (cwd) => {
  assert.match(await thrownBy(() => readList('list', heardIo({ cwd }).io)), /^list:2: a path that starts with a double quote must be a JSON string/);
  assert.match(await thrownBy(() => readList('-', heardIo({ stdin: '\n\n""\n' }).io)), /^<stdin>:3: /);
}));

test.run();
