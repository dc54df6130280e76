import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inFolder, inRepository, TEXT, unroot } from './harness.ts';

/** The run fails before it prints or writes anything, and says why. */
async function refused(cwd: string, path: string, why: RegExp): Promise<void> {
  for (const argv of [['check'], ['diff'], ['fix', '--allow-no-vcs']]) {
    const { status, stdout, stderr } = await unroot([...argv, '--report', `json=${path}`], { cwd });
    assert.is(status, 2, argv.join(' '));
    assert.is(stdout, '');
    assert.match(stderr, why);
    assert.match(stderr, /^unroot: the report `.*` cannot be written: .*\n$/);
  }
}

test('no report over a Dockerfile: one of the run, one that is left out, one behind a link, or a new one', async () => {
  await inFolder({ Dockerfile: TEXT.changed, 'old/Dockerfile': TEXT.changed, '.gitignore': 'old\n' }, async (cwd) => {
    symlinkSync('Dockerfile', join(cwd, 'link.json'));
    linkSync(join(cwd, 'Dockerfile'), join(cwd, 'hard.json'));
    for (const path of ['Dockerfile', './Dockerfile', join(cwd, 'Dockerfile'), 'old/Dockerfile', 'link.json', 'hard.json', 'new.dockerfile', 'Containerfile']) {
      await refused(cwd, path, /it is a Dockerfile, or named like one/);
    }
    assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), TEXT.changed);
    assert.is(readFileSync(join(cwd, 'old/Dockerfile'), 'utf8'), TEXT.changed);
  });
});

test('no report over a file of another name that the run reads', async () => {
  await inFolder({ 'build.txt': TEXT.changed }, async (cwd) => {
    for (const argv of [['fix', 'build.txt'], ['check', '-', '--stdin-filename', 'build.txt']]) {
      const { status, stderr } = await unroot([...argv, '--report', 'json=build.txt'], { cwd, stdin: TEXT.changed });
      assert.is(status, 2);
      assert.match(stderr, /it is a Dockerfile/);
      assert.is(readFileSync(join(cwd, 'build.txt'), 'utf8'), TEXT.changed);
    }
  });
});

test('no folder, a folder, a device, a broken link', async () => {
  await inFolder({ Dockerfile: TEXT.changed, 'file.txt': 'x' }, async (cwd) => {
    mkdirSync(join(cwd, 'folder'));
    symlinkSync('nowhere', join(cwd, 'broken'));
    await refused(cwd, 'no/report.json', /its folder does not exist/);
    await refused(cwd, 'file.txt/report.json', /its folder does not exist/);
    await refused(cwd, 'folder', /not a regular file/);
    await refused(cwd, 'broken', /not a regular file/);
    if (existsSync('/dev/null')) await refused(cwd, '/dev/null', /not a regular file/);
    assert.not(existsSync(join(cwd, 'no')));
    assert.not(existsSync(join(cwd, 'nowhere')));
    assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), TEXT.changed);
  });
});

test('a folder that may not be written fails, and the other report is there', async () => {
  // Permissions do not bind root.
  if (process.getuid?.() === 0) return;
  await inFolder({ Dockerfile: TEXT.clean }, async (cwd) => {
    mkdirSync(join(cwd, 'closed'), { mode: 0o555 });
    const { status, stderr } = await unroot(['check', '--report', 'json=closed/a', '--report', 'json=b'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /the report `closed\/a` cannot be written: EACCES/);
    assert.ok(existsSync(join(cwd, 'b')));
    chmodSync(join(cwd, 'closed'), 0o755);
  });
});

test('an older report is replaced: its mode stays, a link keeps pointing at it, and nothing is left behind', async () => {
  await inRepository({ Dockerfile: TEXT.clean, 'old.json': 'old' }, async (cwd) => {
    chmodSync(join(cwd, 'old.json'), 0o600);
    symlinkSync('old.json', join(cwd, 'link'));
    assert.is((await unroot(['check', '--report', 'json=link'], { cwd })).status, 0);
    assert.ok(lstatSync(join(cwd, 'link')).isSymbolicLink());
    assert.is(JSON.parse(readFileSync(join(cwd, 'old.json'), 'utf8')).schemaVersion, 1);
    assert.is(statSync(join(cwd, 'old.json')).mode & 0o777, 0o600);
    assert.equal(readdirSync(cwd).toSorted(), ['.git', 'Dockerfile', 'link', 'old.json']);
  });
});

test('two spellings of one path are one path', async () => {
  await inFolder({ Dockerfile: TEXT.clean }, async (cwd) => {
    const { status, stderr } = await unroot(['check', '--report', 'json=a', '--report', 'html=./a'], { cwd });
    assert.is(status, 2);
    assert.match(stderr, /two reports cannot both be written to `\.\/a`/);
    assert.not(existsSync(join(cwd, 'a')));
    const piped = await unroot(['check', '-', '--report', 'json=a', '--report', 'html=./a'], { cwd, stdin: TEXT.clean });
    assert.is(piped.status, 2);
    assert.is(piped.stdout, '');
    assert.not(existsSync(join(cwd, 'a')));
  });
});

test('a link out of its folder, and a folder or a file that may not be written', async () => {
  await inFolder({ 'in/Dockerfile': TEXT.changed, victim: 'old', 'in/read-only': 'old' }, async (root) => {
    const cwd = join(root, 'in');
    symlinkSync('../victim', join(cwd, 'out.json'));
    const { status, stdout, stderr } = await unroot(['fix', 'Dockerfile', '--report', 'json=out.json'], { cwd });
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.match(stderr, /a symbolic link stands there that leads out of its folder/);
    assert.is(readFileSync(join(root, 'victim'), 'utf8'), 'old');
    assert.not.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /USER/);
    // Permissions do not bind root.
    if (process.getuid?.() === 0) return;
    chmodSync(join(cwd, 'read-only'), 0o444);
    assert.match((await unroot(['check', '--report', 'json=read-only'], { cwd })).stderr, /you may not write there/);
  });
});

test('two spellings that meet in a link are one path', async () => {
  await inFolder({ Dockerfile: TEXT.clean, 'd/x': '' }, async (cwd) => {
    symlinkSync('d', join(cwd, 'l'));
    assert.match((await unroot(['check', '--report', 'json=d/r', '--report', 'html=l/r'], { cwd })).stderr, /two reports cannot both be written to `l\/r`/);
  });
});

test('a report that fails after the files were written is 2, and the files are written', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'b.txt': 'x' }, async (cwd) => {
    writeFileSync(join(cwd, 'b.txt'), TEXT.changed);
    const { status, stdout } = await unroot(['fix', '-', '--report', 'json=no/a'], { cwd, stdin: TEXT.changed });
    assert.is(status, 2);
    assert.match(stdout, /^USER node$/m);
  });
});

test.run();
