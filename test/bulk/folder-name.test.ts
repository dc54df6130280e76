import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderName } from '../../src/bulk/folder-name.ts';

test('the end of the path for people, and a hash', () => {
  for (const [path, name] of Object.entries({
    'org/api': 'org-api-1e10e21eae',
    'a/b/org/web': 'org-web-',
    '/abs/größe': 'abs-gr_e-52e77026d9',
    '.': 'cdb4ee2aea',
    'a\nb': 'a_b-7e18f73731',
    '../../..': '297823c2f4',
  })) assert.ok(folderName(path).startsWith(name), `${path}: ${folderName(path)}`);
});

test('what every file system takes, whatever the path', () => {
  const long = 'a'.repeat(300);
  const paths = ['', '/', '..', '../..', 'a/..', '-rf', '-rf/-rf', '.git', '...', 'a/CON', 'nul', 'x/y.', 'x/y ', `x/${long}`, `x/${'.'.repeat(300)}`, 'größe/日本', 'a\\b', 'C:\\x', 'a:b|c?*"<>', 'a\u0000b', '\ud800', '🚀/🚀', '::debug::x', '$(touch x)', '`x`'];
  for (const cut of [58, 59, 60, 61]) for (const odd of ['.', '-', '_', ' ']) paths.push(`x/y${odd.repeat(5)}${'b'.repeat(cut)}`);
  for (const path of paths) {
    const name = folderName(path);
    assert.match(name, /^[A-Za-z0-9][A-Za-z0-9._-]{0,69}[0-9a-f]$/, JSON.stringify(path));
    assert.match(name, /(?:^|-)[0-9a-f]{10}$/);
  }
});

test('no two repositories share one', () => {
  const paths = ['a/b', 'a_b', 'a-b', 'x/a/b', 'a b', 'a/b/', 'A/b', 'a//b', 'a/\u00fc', 'a/u\u0308', `${'x'.repeat(100)}/1`, `${'y'.repeat(100)}/1`];
  assert.is(new Set(paths.map((path) => folderName(path).toLowerCase())).size, paths.length);
});

test.run();
