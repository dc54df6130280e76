import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inFolder, inRepository, TEXT, unroot, visible } from './harness.ts';

const FILES = {
  Dockerfile: TEXT.changed,
  'services/api/Dockerfile': TEXT.changed.replaceAll('\n', '\r\n'),
  'services/web/Dockerfile': TEXT.changed.slice(0, -1),
  'services/job/Dockerfile': `\ufeff${TEXT.changed}`,
  'clean/Dockerfile': TEXT.clean,
};

function texts(folder: string): readonly string[] {
  return Object.keys(FILES).map((path) => visible(readFileSync(join(folder, path), 'utf8')));
}

test('git apply of the whole patch gives what fix writes, and -R takes it back', async () => {
  await inRepository(FILES, async (cwd) => {
    const before = texts(cwd);
    const { stdout: patch } = await unroot(['diff'], { cwd });
    await unroot(['fix'], { cwd });
    const fixed = texts(cwd);
    git(cwd, ['checkout', '-q', '.']);
    git(cwd, ['apply', '--whitespace=nowarn', '-'], patch);
    assert.equal(texts(cwd), fixed);
    git(cwd, ['apply', '--whitespace=nowarn', '-R', '-'], patch);
    assert.equal(texts(cwd), before);
    git(cwd, ['update-index', '--refresh']);
    git(cwd, ['apply', '--whitespace=nowarn', '--index', '-'], patch);
    assert.equal(texts(cwd), fixed);
  });
});

test('a file behind a link is named as git knows it, and one with two names is written once', async () => {
  await inRepository({ 'common/base': TEXT.changed, 'b/Dockerfile': TEXT.changed, 'c/x': '' }, async (cwd) => {
    mkdirSync(join(cwd, 'a'));
    symlinkSync('../common/base', join(cwd, 'a/Dockerfile'));
    linkSync(join(cwd, 'b/Dockerfile'), join(cwd, 'c/Dockerfile'));
    git(cwd, ['add', '-A']);
    git(cwd, ['commit', '-q', '-m', 'links']);
    const { stdout: patch } = await unroot(['diff'], { cwd });
    assert.match(patch, /^diff --git a\/common\/base b\/common\/base$/m);
    git(cwd, ['apply', '--check', '-'], patch);
    const { status, stderr } = await unroot(['fix'], { cwd });
    assert.is(status, 0, stderr);
    for (const path of ['common/base', 'b/Dockerfile', 'c/Dockerfile']) assert.match(readFileSync(join(cwd, path), 'utf8'), /^USER node$/m);
  });
});

test('a patch made in a subfolder applies there', async () => {
  await inRepository(FILES, async (folder) => {
    const cwd = join(folder, 'services/web');
    const { stdout: patch } = await unroot(['diff', 'Dockerfile'], { cwd });
    assert.match(patch, /^diff --git a\/services\/web\/Dockerfile /);
    git(cwd, ['apply', '-'], patch);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
    assert.is(readFileSync(join(folder, 'Dockerfile'), 'utf8'), TEXT.changed);
  });
});

test('outside git the names start at the current directory', async () => {
  await inFolder({ 'a/Dockerfile': TEXT.changed }, async (cwd) => {
    const { stdout: patch } = await unroot(['diff'], { cwd });
    git(cwd, ['apply', '-'], patch);
    assert.match(readFileSync(join(cwd, 'a/Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('a file of another repository is named from its root', async () => {
  await inRepository({ 'sub/Dockerfile': TEXT.changed }, async (other) => {
    await inRepository({}, async (cwd) => {
      const { stdout: patch } = await unroot(['diff', join(other, 'sub')], { cwd });
      assert.match(patch, /^diff --git a\/sub\/Dockerfile b\/sub\/Dockerfile$/m);
      git(other, ['apply', '-'], patch);
    });
  });
});

test('several repositories below a folder outside git', async () => {
  await inFolder({ 'one/Dockerfile': TEXT.changed, 'two/Dockerfile': TEXT.changed }, async (cwd) => {
    for (const name of ['one', 'two']) {
      mkdirSync(join(cwd, name), { recursive: true });
      git(join(cwd, name), ['init', '-q']);
    }
    git(cwd, ['apply', '-'], (await unroot(['diff'], { cwd })).stdout);
    for (const name of ['one', 'two']) assert.match(readFileSync(join(cwd, name, 'Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test.run();
