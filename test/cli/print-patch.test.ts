import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { git, inRepository, TEXT, unroot } from './harness.ts';

const COMMANDS = 'FROM node:20\nWORKDIR /app\nCOPY <<EOF /x\n::set-output name=x::y\n##vso[task.setvariable variable=a]b\nEOF\nCMD ["node", "server.js"]\n';
const FILES = { 'a/Dockerfile': COMMANDS, 'b/Dockerfile': TEXT.changed, 'c/Dockerfile': COMMANDS };

test('in GitHub Actions a patch with lines like commands is silenced, and applies', async () => {
  await inRepository(FILES, async (cwd) => {
    const env = { GITHUB_ACTIONS: 'true' };
    const plain = await unroot(['diff'], { cwd });
    const { stdout, stderr } = await unroot(['diff'], { cwd, env });
    assert.is(stderr, plain.stderr);
    assert.is(stdout.match(/^::stop-commands::[0-9a-f]{64}$/gm)?.length, 2);
    assert.is(stdout.replaceAll(/^::(?:stop-commands::)?[0-9a-f]{64}(?:::)?\n/gm, ''), plain.stdout);
    // Every line that could be a command stands between the two.
    let token = '';
    for (const line of stdout.split('\n')) {
      if (line.startsWith('::stop-commands::')) token = line.slice('::stop-commands::'.length);
      else if (token !== '' && line === `::${token}::`) token = '';
      else if (/^\s*::|##[a-z]*\[/.test(line)) assert.is.not(token, '', line);
    }
    assert.is(token, '');
    git(cwd, ['apply', '--index', '-'], stdout);
    for (const path of Object.keys(FILES)) assert.match(readFileSync(join(cwd, path), 'utf8'), /^USER node$/m);
    git(cwd, ['apply', '--index', '-R', '-'], stdout);
    assert.is((await unroot(['fix'], { cwd, env })).stdout, stdout);
  });
});

test('Azure Pipelines and TeamCity cannot be silenced: one line for each file says so', async () => {
  await inRepository(FILES, async (cwd) => {
    const plain = await unroot(['diff', '-q'], { cwd });
    assert.is(plain.stderr, '');
    for (const env of [{ TF_BUILD: 'True' }, { TEAMCITY_VERSION: '2024.1' }]) {
      const { stdout, stderr } = await unroot(['diff', '-q'], { cwd, env });
      assert.is(stdout, plain.stdout);
      const text = '2 lines of the patch, from here on, could be taken for commands of this CI system; print such a patch to a file.';
      assert.is(stderr, `unroot: a/Dockerfile:4: ${text}\nunroot: c/Dockerfile:4: ${text}\n`);
    }
  });
});

test('a patch without such lines is the same everywhere', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, async (cwd) => {
    const plain = await unroot(['diff'], { cwd });
    for (const env of [{ GITHUB_ACTIONS: 'true' }, { TF_BUILD: 'True' }, { TEAMCITY_VERSION: '1' }]) assert.equal(await unroot(['diff'], { cwd, env }), plain);
  });
});

test('a patch for reading holds no command, and so needs no silence', async () => {
  await inRepository(FILES, async (cwd) => {
    for (const [argv, terminal] of [[['diff'], true], [['diff', '--color=always'], false]] as const) {
      const { stdout } = await unroot(argv, { cwd, terminal, env: { GITHUB_ACTIONS: 'true', TF_BUILD: 'True' } });
      assert.not.match(stdout, /stop-commands|##vso\[/);
      assert.match(stdout, / \\x3a:set-output name=x::y/);
    }
  });
});

test.run();
