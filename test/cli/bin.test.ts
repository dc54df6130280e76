import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inRepository, TEXT } from './harness.ts';

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

test('the exit status and both streams reach the shell', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, (cwd) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'check', '--format', 'concise'], { cwd, encoding: 'utf8' });
    assert.is(status, 1);
    assert.match(stdout, /^Dockerfile:\d+:\d+: safe /);
    assert.is(stderr, '1 file: 1 would change.\n');
    assert.is(spawnSync(process.execPath, [BIN, '--frob'], { cwd }).status, 2);
  });
});

test('fix - works in a pipe', async () => {
  await inRepository({}, (cwd) => {
    const { status, stdout } = spawnSync(process.execPath, [BIN, 'fix', '-'], { cwd, input: TEXT.changed, encoding: 'utf8' });
    assert.is(status, 0);
    assert.match(stdout, /^USER node$/m);
  });
});

test('a reader that goes away is no crash, and every file is still written', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/Dockerfile`, TEXT.changed]));
  await inRepository(files, async (cwd) => {
    const child = spawn(process.execPath, [BIN, 'fix'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    const status = await new Promise((resolve) => child.once('close', resolve));
    assert.is(status, 0, stderr);
    assert.not.match(stderr, /EPIPE|Error/);
    for (const name of readdirSync(cwd).filter((each) => each.startsWith('d'))) {
      assert.match(readFileSync(join(cwd, name, 'Dockerfile'), 'utf8'), /^USER node$/m);
    }
  });
});

test('a full disk behind the output is 2, and every file is still written', async () => {
  if (!existsSync('/dev/full')) return;
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`d${index}/Dockerfile`, TEXT.changed]));
  await inRepository(files, (cwd) => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" fix > /dev/full', process.execPath, BIN], { cwd, encoding: 'utf8' });
    assert.is(status, 2);
    assert.match(stderr, /^unroot: the output could not be written: ENOSPC/m);
    assert.not.match(stderr, /^ +at /m);
    for (const path of Object.keys(files)) assert.match(readFileSync(join(cwd, path), 'utf8'), /^USER node$/m);
  });
});

test('a current folder that is gone', async () => {
  await inRepository({}, (cwd) => {
    const { status, stderr } = spawnSync('sh', ['-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" check', process.execPath, BIN], { cwd, encoding: 'utf8' });
    assert.is(status, 2);
    assert.is(stderr, 'unroot: the current folder does not exist any more.\n');
  });
});

/** Prints the address of every module that is loaded. */
const LOADER = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  export async function load(url, context, next) {
    writeSync(2, url + '\\n');
    return next(url, context);
  }`)}`;
const REGISTER = `data:text/javascript,${encodeURIComponent(`import { register } from 'node:module'; register(${JSON.stringify(LOADER)});`)}`;

function modulesOf(argv: readonly string[]): readonly string[] {
  const { stderr } = spawnSync(process.execPath, ['--import', REGISTER, BIN, ...argv], { input: TEXT.clean, encoding: 'utf8' });
  return stderr.split('\n').filter((line) => line.startsWith('file:'));
}

test('help and version load no dependency; stdin does not load the search for files', () => {
  for (const flag of ['--help', '--version']) {
    const modules = modulesOf(['fix', flag]);
    assert.ok(modules.some((url) => url.endsWith('/cli/main.js')), modules.join('\n'));
    assert.equal(modules.filter((url) => /node_modules|\/(dockerfile|facts|locate|rewrite\/rewrite|git)\//.test(url)), []);
  }
  const modules = modulesOf(['fix', '-']);
  assert.ok(modules.some((url) => url.includes('/node_modules/yargs/')));
  assert.equal(modules.filter((url) => /\/globby\/|\/locate\/locate/.test(url)), []);
});

test.run();
