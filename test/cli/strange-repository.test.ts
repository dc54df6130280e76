import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inFolder, inRepository, TEXT, unroot } from './harness.ts';

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const COMMANDS: readonly (readonly string[])[] = [['check'], ['diff'], ['fix'], ['fix', '--allow-dirty', 'Dockerfile'], ['check', '--format', 'sarif']];

/** Settings with which a repository makes git run something. */
const SETTINGS = [
  'core.fsmonitor', 'core.pager', 'core.editor', 'core.sshCommand', 'core.askPass', 'core.gitProxy', 'core.alternateRefsCommand', 'diff.external', 'diff.x.command', 'diff.x.textconv', 'filter.x.clean', 'filter.x.smudge', 'filter.x.process',
  'merge.x.driver', 'credential.helper', 'gpg.program', 'pager.status', 'pager.config', 'pager.ls-files', 'sequence.editor', 'interactive.diffFilter', 'uploadpack.packObjectsHook', 'remote.origin.uploadpack', 'trailer.x.command',
];

test('a repository whose git configuration names programs runs none of them', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'unroot-strange-'));
  try {
    const evil = join(outside, 'evil');
    writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> ${join(outside, 'ran')}\nexit 1\n`);
    chmodSync(evil, 0o755);
    const files = { Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.clean, '.gitattributes': '* filter=x diff=x merge=x\n', '.gitmodules': '[submodule "s"]\n\tpath = s\n\turl = ext::touch ran\n\tupdate = !touch ran\n' };
    await inRepository(files, (cwd) => {
      for (const key of SETTINGS) git(cwd, ['config', key, evil]);
      for (const name of ['status', 'config', 'ls-files']) git(cwd, ['config', `alias.${name}`, `!${evil}`]);
      // Objects that are not there are to be fetched with a command.
      for (const [key, value] of [['extensions.partialClone', 'origin'], ['remote.origin.promisor', 'true'], ['remote.origin.url', `ext::${evil}`], ['protocol.ext.allow', 'always'], ['core.repositoryFormatVersion', '1']] as const) git(cwd, ['config', key, value]);
      const hooks = join(cwd, '.git/hooks');
      rmSync(hooks, { recursive: true, force: true });
      mkdirSync(hooks);
      for (const hook of ['post-index-change', 'fsmonitor-watchman', 'pre-commit', 'post-checkout', 'reference-transaction']) symlinkSync(evil, join(hooks, hook));
      utimesSync(join(cwd, 'b/Dockerfile'), 1, 1);
      for (const tree of readdirSync(join(cwd, '.git/objects'))) if (tree.length === 2) rmSync(join(cwd, '.git/objects', tree), { recursive: true });
      for (const argv of COMMANDS) {
        spawnSync(process.execPath, [BIN, ...argv], { cwd, encoding: 'utf8' });
        assert.not(existsSync(join(outside, 'ran')), `${argv.join(' ')}: ${existsSync(join(outside, 'ran')) ? readFileSync(join(outside, 'ran'), 'utf8') : ''}`);
      }
      // The trap is a real one.
      spawnSync('git', ['status'], { cwd, timeout: 20_000 });
      assert.ok(existsSync(join(outside, 'ran')));
      assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
    });
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});

const CODE: Readonly<Record<string, string>> = {
  '.unroot.json': '{ "transform": "./evil.mjs" }',
  '.unroot.yaml': 'transform: ./evil.mjs\n',
  'api/.unroot.json': '{ "extends": "./evil.mjs" }',
  'api/.unroot.yaml': 'user: !!js/function "function () { return 1 }"\n',
  'b/.unroot.json': '{ "__proto__": { "user": "x" }, "constructor": 1 }',
};

for (const [path, text] of Object.entries(CODE)) {
  test(`${path} cannot name code: ${text.trim()}`, async () => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    const code = "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('ran', import.meta.url), '');";
    await inRepository({ [path]: text, [`${folder}Dockerfile`]: TEXT.changed, [`${folder}evil.mjs`]: code, [`${folder}unroot.config.js`]: code, [`${folder}.unrootrc.mjs`]: code }, async (cwd) => {
      const { status, stdout, stderr } = await unroot(['fix'], { cwd });
      assert.is(status, 2);
      assert.match(stdout + stderr, /bad-config/);
      assert.not(existsSync(join(cwd, `${folder}ran`)));
      assert.is(readFileSync(join(cwd, `${folder}Dockerfile`), 'utf8'), TEXT.changed);
    });
  });
}

test('links that lead out of the repository: nothing there is read or written', async () => {
  await inFolder({ 'outside/Dockerfile': TEXT.changed, 'outside/secret.sh': '#!/bin/sh\nmkdir -p /var/SECRET\nexec "$@"\n', 'outside/compose.yaml': 'services: { a: { build: ../in, user: SECRET } }\n' }, async (root) => {
    const cwd = join(root, 'in');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM node:20\nWORKDIR /app\nCOPY secret.sh /\nENTRYPOINT ["/secret.sh"]\nCMD ["node", "x.js"]\n');
    symlinkSync('../outside/Dockerfile', join(cwd, 'app.Dockerfile'));
    symlinkSync('../outside', join(cwd, 'folder'));
    symlinkSync('../outside/secret.sh', join(cwd, 'secret.sh'));
    symlinkSync('../outside/compose.yaml', join(cwd, 'compose.yaml'));
    const { stdout, stderr } = await unroot(['fix', '--unsafe', '--allow-no-vcs', '.'], { cwd });
    assert.not.match(stdout + stderr, /SECRET/);
    assert.match(stdout + stderr, /secret\.sh/);
    assert.is(readFileSync(join(root, 'outside/Dockerfile'), 'utf8'), TEXT.changed);
  });
});

test('names that look like options are files behind `--`, and only there', async () => {
  await inRepository({ '-rf': TEXT.changed, '--unsafe': TEXT.heldBack, '-': TEXT.changed }, async (cwd) => {
    assert.is((await unroot(['fix', '--', '-rf', '--unsafe', './-'], { cwd })).status, 0);
    for (const name of ['-rf', '-']) assert.match(readFileSync(join(cwd, name), 'utf8'), /^USER node$/m);
    assert.is(readFileSync(join(cwd, '--unsafe'), 'utf8'), TEXT.heldBack);
  });
});

test('a user from the configuration or the command line with signs of the shell never reaches a file', async () => {
  for (const name of ['a;touch x', '$(id)', '`id`', 'a\nRUN x', "a'b", '-rf', 'a b', '${PATH}', '\u001b[2J']) {
    await inRepository({ Dockerfile: TEXT.changed.replace('node:20', 'debian:12'), '.unroot.json': JSON.stringify({ user: name }) }, async (cwd) => {
      const configured = await unroot(['fix'], { cwd });
      const told = await unroot(['fix', `--user=${name}`, 'Dockerfile'], { cwd });
      assert.is(configured.status, 2, name);
      assert.is(told.status, 2, name);
      assert.not.match(configured.stderr + told.stderr, /\u001b/);
      assert.not.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /USER/);
    });
  }
});

test.run();
