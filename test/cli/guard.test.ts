import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inFolder, inRepository, TEXT, unroot } from './harness.ts';

function isFixed(folder: string, path = 'Dockerfile'): boolean {
  return /^USER node$/m.test(readFileSync(join(folder, path), 'utf8'));
}

test('unstaged edits: that file fails, the others are written', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.changed }, async (cwd) => {
    appendFileSync(join(cwd, 'Dockerfile'), '# mine\n');
    const { status, stdout, stderr } = await unroot(['fix'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /^ {2}unstaged-edits: /m);
    assert.match(stderr, /--allow-dirty/);
    assert.not.match(stdout, /^diff --git a\/Dockerfile/m);
    assert.is(isFixed(cwd), false);
    assert.is(isFixed(cwd, 'b/Dockerfile'), true);
  });
});

test('unstaged edits hold for a named file too; --allow-dirty writes', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, async (cwd) => {
    appendFileSync(join(cwd, 'Dockerfile'), '# mine\n');
    assert.is((await unroot(['fix', 'Dockerfile'], { cwd })).status, 2);
    assert.is((await unroot(['fix', '--allow-no-vcs'], { cwd })).status, 2);
    assert.is(isFixed(cwd), false);
    assert.is((await unroot(['fix', '--allow-dirty'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
  });
});

test('unstaged edits in a file that does not change are no matter', async () => {
  await inRepository({ Dockerfile: TEXT.clean, 'b/Dockerfile': TEXT.changed }, async (cwd) => {
    appendFileSync(join(cwd, 'Dockerfile'), '# mine\n');
    assert.is((await unroot(['fix'], { cwd })).status, 0);
    assert.is(isFixed(cwd, 'b/Dockerfile'), true);
  });
});

test('staged edits are safe: git can still undo the fix', async () => {
  await inRepository({ Dockerfile: TEXT.clean }, async (cwd) => {
    writeFileSync(join(cwd, 'Dockerfile'), TEXT.changed);
    git(cwd, ['add', 'Dockerfile']);
    assert.is((await unroot(['fix'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
  });
});

test('untracked: written when named, or with --allow-no-vcs', async () => {
  await inRepository({}, async (cwd) => {
    const path = join(cwd, 'Dockerfile');
    writeFileSync(path, TEXT.changed);
    const { status, stderr } = await unroot(['fix'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /^ {2}untracked: /m);
    assert.is(isFixed(cwd), false);
    assert.is((await unroot(['fix', 'Dockerfile'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
    writeFileSync(path, TEXT.changed);
    assert.is((await unroot(['fix', '--allow-no-vcs'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
  });
});

test('outside git: written when named, or with --allow-no-vcs', async () => {
  await inFolder({ Dockerfile: TEXT.changed }, async (cwd) => {
    const { status, stderr } = await unroot(['fix', '.'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /^ {2}no-vcs: /m);
    assert.is(isFixed(cwd), false);
    assert.is((await unroot(['fix', '--allow-no-vcs'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
    writeFileSync(join(cwd, 'Dockerfile'), TEXT.changed);
    assert.is((await unroot(['fix', 'Dockerfile'], { cwd })).status, 0);
    assert.is(isFixed(cwd), true);
  });
});

test('check and diff do not ask git', async () => {
  await inFolder({ Dockerfile: TEXT.changed }, async (cwd) => {
    assert.is((await unroot(['check'], { cwd })).status, 1);
    assert.is((await unroot(['diff'], { cwd })).status, 1);
  });
});

test.run();
