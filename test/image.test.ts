import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ignoreRules } from '../src/context/dockerignore.ts';
import { inRepository, TEXT, unroot } from './cli/harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Report {
  readonly files: readonly { readonly path: string; readonly status: string; readonly findings: readonly unknown[] }[];
}

/** What unroot would add to the Dockerfile of the image, and nothing else in it. */
const ADDED = /^(?:USER|RUN chown) .*\n/gm;
const isInContext = (path: string): boolean => !ignoreRules(read('.dockerignore'))(path);

test('the Dockerfile is what unroot makes of it, byte for byte', async () => {
  const dockerfile = read('Dockerfile');
  const bare = dockerfile.replace(ADDED, '');
  assert.is(dockerfile.match(ADDED)?.length, 2);
  const around = { '.dockerignore': read('.dockerignore'), 'package.json': read('package.json'), 'package-lock.json': read('package-lock.json') };
  await inRepository({ ...around, Dockerfile: bare }, async (cwd) => {
    assert.is((await unroot(['check'], { cwd })).status, 1);
    assert.is((await unroot(['fix', 'Dockerfile'], { cwd })).status, 0);
    assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), dockerfile);
  });
});

test('this repository passes its own check', async () => {
  const { status, stdout, stderr } = await unroot(['check', '--format', 'json'], { cwd: root });
  assert.is(status, 0, stderr);
  const { files } = JSON.parse(stdout) as Report;
  assert.equal(files.filter(({ path }) => path === 'Dockerfile').map((file) => [file.status, file.findings]), [['clean', []]]);
});

test('its ignore file leaves out what is there on purpose, and no other Dockerfile', async () => {
  const examples = { 'fixtures/a/Dockerfile': TEXT.changed, 'proof/scenarios/a/api.Dockerfile': TEXT.changed };
  const ignored = { ...examples, 'src/dockerfile.ts': '', '.unrootignore': read('.unrootignore') };
  await inRepository(ignored, async (cwd) => {
    const { status, stderr } = await unroot(['check'], { cwd });
    assert.is(status, 0);
    assert.match(stderr, /^No Dockerfiles found/m);
    assert.is((await unroot(['check', 'fixtures/a'], { cwd })).status, 1);
  });
  for (const path of ['Dockerfile', 'Dockerfile.dev', 'proof/Dockerfile', 'src/fixtures/Dockerfile', 'docs/proof/scenarios/Dockerfile']) {
    await inRepository({ ...ignored, [path]: TEXT.changed }, async (cwd) => {
      const { status, stdout } = await unroot(['check', '--format', 'concise'], { cwd });
      assert.is(status, 1, path);
      assert.ok(stdout.startsWith(`${path}:`), stdout);
      assert.not.match(stdout, /^(?:fixtures|proof\/scenarios)\//m);
    });
  }
});

test('the example of the README shows its patch all the same', async () => {
  assert.ok(read('README.md').includes('unroot diff fixtures/monorepo'));
  const { status, stdout } = await unroot(['diff', 'fixtures/monorepo'], { cwd: root });
  assert.is(status, 1);
  for (const service of ['api', 'web', 'worker']) assert.ok(stdout.includes(`\n+++ b/fixtures/monorepo/services/${service}/Dockerfile\n`), service);
});

test('the build gets what the package consists of, and nothing private', () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(output) as readonly { readonly files: readonly { readonly path: string }[] }[];
  const sources = (packed?.files ?? []).map(({ path }) => path.replace(/^dist\/(.*)\.js$/, '$1.ts'));
  assert.ok(sources.includes('src/bin.ts') && sources.includes('docs/reasons/low-port.md'));
  assert.equal([...sources, 'build.mjs', 'package-lock.json', 'tsconfig.json'].filter((path) => !isInContext(path)), []);
  const others = ['.git/config', '.env', '.npmrc', 'node_modules/yaml/package.json', 'dist/src/bin.js', 'fixtures/a', 'test/run.ts', '.proof/graph', 'docs/image.md'];
  assert.equal(others.filter(isInContext), []);
});

test.run();
