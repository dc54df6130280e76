import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatFilePatch } from '../../src/report/patch.ts';
import { findPatchCommands, stopCommands } from '../../src/report/patch-commands.ts';
import { git, inRepository } from '../cli/harness.ts';
import { githubCommand } from './hostile.ts';

const BEFORE = 'FROM a\nRUN <<EOF\n::set-output name=x::y\n##[group]x\nEOF\nCMD x\n';
const AFTER = BEFORE.replace('CMD', 'USER u\nCMD');
const PATCH = formatFilePatch('a/Dockerfile', BEFORE, AFTER, false);

test('it finds lines that look like commands, and the first line of the file', () => {
  assert.equal(findPatchCommands(PATCH), { count: 2, line: 3 });
  assert.is(findPatchCommands(formatFilePatch('a', 'FROM a\nCMD b\n', 'FROM a\nUSER c\nCMD b\n', false)), undefined);
  assert.equal(findPatchCommands(formatFilePatch('##[x]/D', 'a\n', 'b\n', false)), { count: 3, line: 1 });
  // An added or removed line starts with its sign, so `::` does not start it.
  assert.is(findPatchCommands(formatFilePatch('a', '::debug::x\n', '::debug::y\n', false)), undefined);
  assert.equal(findPatchCommands(formatFilePatch('a', '##vso[a.b]\n', 'c\n', false)), { count: 1, line: 1 });
  assert.equal(findPatchCommands(` a\r::debug::x\n`), { count: 1, line: 2 });
});

test('a silenced patch: the runner hears nothing until the token, which the patch cannot hold', () => {
  const silenced = stopCommands(PATCH);
  const token = createHash('sha256').update(PATCH).digest('hex');
  const lines = silenced.split('\n').slice(0, -1);
  assert.equal({ name: githubCommand(lines[0] ?? '')?.name, data: githubCommand(lines[0] ?? '')?.data }, { name: 'stop-commands', data: token });
  assert.is(githubCommand(lines.at(-1) ?? '')?.name, token);
  assert.is(lines.slice(1, -1).some((line) => line.includes(token)), false);
  assert.is(silenced, stopCommands(PATCH));
});

const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  'no final newline': (text) => text.slice(0, -1),
};

for (const [name, change] of Object.entries(VARIANTS)) {
  test(`git apply takes several silenced patches in a row, and takes them back: ${name}`, async () => {
    const files = { Dockerfile: change(BEFORE), 'b/Dockerfile': change(BEFORE), '##[x]/Dockerfile': change(BEFORE) };
    const all = Object.entries(files).map(([path, text]) => stopCommands(formatFilePatch(path, text, change(AFTER), false))).join('');
    await inRepository(files, (folder) => {
      const texts = (): readonly string[] => Object.keys(files).map((path) => readFileSync(join(folder, path), 'utf8'));
      git(folder, ['apply', '--whitespace=nowarn', '-'], all);
      assert.equal(texts(), Object.keys(files).map(() => change(AFTER)));
      git(folder, ['apply', '--whitespace=nowarn', '-R', '-'], all);
      assert.equal(texts(), Object.values(files));
      if (spawnSync('patch', ['--version']).status !== 0) return;
      const { status, stdout } = spawnSync('patch', ['-p1', '--binary'], { cwd: folder, input: all, encoding: 'utf8' });
      assert.is(status, 0, stdout);
      assert.equal(texts(), Object.keys(files).map(() => change(AFTER)));
    });
  });
}

test.run();
