import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inFolder, inRepository, TEXT, unroot } from './harness.ts';

const FILES = { 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, 'new\nline/Dockerfile': TEXT.changed, 'odd/name.txt': TEXT.changed, list: 'a/Dockerfile\n# b/Dockerfile\n' };

/** Paths of a report, in its order. */
function pathsOf(json: string): readonly string[] {
  const report: { readonly files: readonly { readonly path: string }[] } = JSON.parse(json);
  return report.files.map(({ path }) => path);
}

async function checked(cwd: string, options: readonly string[], stdin = ''): Promise<readonly string[]> {
  return pathsOf((await unroot(['check', '--format', 'json', ...options], { cwd, stdin })).stdout);
}

test('check takes what a list names, and nothing else', () => inRepository(FILES, async (cwd) => {
  assert.equal(await checked(cwd, ['--files-from', 'list']), ['a/Dockerfile']);
  assert.equal(await checked(cwd, ['--files-from', '-'], 'b/Dockerfile\n'), ['b/Dockerfile']);
  assert.equal([...(await checked(cwd, ['--files-from', '-', 'a'], 'b/Dockerfile\n'))].sort(), ['a/Dockerfile', 'b/Dockerfile']);
  assert.equal(await checked(cwd, ['--files-from', '-'], 'odd/name.txt\0new\nline/Dockerfile\0').then((paths) => [...paths].sort()), ['new\nline/Dockerfile', 'odd/name.txt']);
}));

test('a list of nothing means no file, not the current directory', () => inRepository(FILES, async (cwd) => {
  for (const stdin of ['', '\n# nothing\n']) {
    const { status, stdout, stderr } = await unroot(['fix', '--files-from', '-'], { cwd, stdin });
    assert.is(status, 0);
    assert.match(`${stdout}${stderr}`, /No Dockerfiles found/);
  }
  assert.is(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8'), TEXT.changed);
}));

test('diff prints one patch of them, fix writes them', () => inRepository(FILES, async (cwd) => {
  const { status, stdout } = await unroot(['diff', '--files-from', 'list'], { cwd });
  assert.is(status, 1);
  assert.is(stdout.match(/^diff --git /gm)?.length, 1);
  assert.is((await unroot(['fix', '--files-from', '-'], { cwd, stdin: 'a/Dockerfile\n' })).status, 0);
  assert.match(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8'), /^USER node$/m);
  assert.is(readFileSync(join(cwd, 'b/Dockerfile'), 'utf8'), TEXT.changed);
}));

test('a listed file that is missing is a failure of its own', () => inRepository(FILES, async (cwd) => {
  const { status, stderr } = await unroot(['fix', '--files-from', '-'], { cwd, stdin: 'none\na/Dockerfile\n' });
  assert.is(status, 2);
  assert.match(stderr, /none/);
  assert.match(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8'), /^USER node$/m);
}));

test('a list that cannot be read: nothing is done', () => inFolder(FILES, async (cwd) => {
  const { status, stdout, stderr } = await unroot(['check', '--files-from', 'nothing'], { cwd });
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.match(stderr, /^unroot: the list `nothing` cannot be read: /);
  const odd = await unroot(['check', '--files-from', '\u001b[2J\n::x'], { cwd });
  assert.not.match(odd.stderr, /\u001b|^::/m);
  const broken = await unroot(['check', '--files-from', '-'], { cwd, stdin: '"x\n' });
  assert.is(broken.status, 2);
  assert.match(broken.stderr, /^unroot: <stdin>:1: /);
}));

test.run();
