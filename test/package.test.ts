import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

function packed(): Packed {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [result] = JSON.parse(output) as readonly Packed[];
  assert.ok(result !== undefined);
  return result;
}

test('npm pack ships what users need and nothing else', () => {
  const paths = packed().files.map((file) => file.path);
  for (const path of paths) {
    const wanted = /^dist\/(src|transforms)\/.+\.js$|^docs\/reasons\/[a-zA-Z0-9-]+\.md$|^docs\/(?:unroot|bulk-report)\.schema\.json$/.test(path) || ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'src/images/base-images.json'].includes(path);
    assert.ok(wanted, path);
  }
  for (const path of ['dist/src/bin.js', 'dist/src/bulk/worker.js', 'dist/transforms/set-user.js', 'src/images/base-images.json', 'docs/reasons/low-port.md', 'README.md', 'LICENSE']) {
    assert.ok(paths.includes(path), path);
  }
});

test('the command is there after the build, can be run, and knows its version', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string; readonly bin: { readonly unroot: string } };
  const command = join(root, manifest.bin.unroot);
  assert.ok(existsSync(command));
  assert.is(execFileSync(command, ['--version'], { encoding: 'utf8' }).trim(), manifest.version);
});

test('no dependency of users runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly dev?: boolean }>> };
  const scripted = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.hasInstallScript === true);
  assert.equal(scripted.map(([path]) => path), []);
});

test.run();
