import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BuildContext } from '../../src/context/context.ts';
import { openContext } from '../../src/context/open-context.ts';
import { must } from '../subject.ts';

const made: string[] = [];
test.after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder with these files; a name that ends in a slash is a folder. */
function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'unroot-context-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(path.endsWith('/') ? join(root, path) : dirname(join(root, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(root, path), text);
  }
  return root;
}

/** The folder that is found, relative to the root; `.` for the root itself. */
function found(root: string, dockerfile: string, sources: readonly string[]): string {
  const context = openContext(join(root, dockerfile), root).find(sources);
  if (context === undefined) return 'unknown';
  return context.directory === root ? '.' : context.directory.slice(root.length + 1);
}

const TREE = folder({ 'package.json': '{}', 'shared/lib.js': '', 'web/docker/Dockerfile': '', 'web/docker/entry.sh': '', 'web/src/a.js': '', 'web/app.conf': '' });

const SOURCES: readonly (readonly [directory: string, sources: readonly string[]])[] = [
  ['web/docker', []],
  ['web/docker', ['.']],
  ['web/docker', ['./']],
  ['web/docker', ['entry.sh']],
  ['web/docker', ['/entry.sh']],
  ['web', ['app.conf']],
  ['web', ['src/', 'app.conf']],
  ['web', ['docker/entry.sh']],
  ['.', ['package.json']],
  ['.', ['package.json', 'web/src']],
  ['.', ['shared/lib.js', 'web/docker/entry.sh']],
  // Globs, URLs, heredocs and variables name no single file.
  ['web/docker', ['*.json', 'https://example.org/x', '<<EOF', '$X', 'git@example.org:x.git']],
  ['.', ['*.md', 'package.json']],
  ['unknown', ['nowhere.txt']],
];

for (const [directory, sources] of SOURCES) {
  test(`the context of ${sources.join(' ') || 'no source'} is ${directory}`, () => assert.is(found(TREE, 'web/docker/Dockerfile', sources), directory));
}

test('a folder that a neighbour tells goes over what the sources say', () => {
  const toldAs = (sources: readonly string[], ...told: readonly string[]): string | undefined => {
    const context = openContext(join(TREE, 'web/docker/Dockerfile'), TREE, told.map((path) => join(TREE, path))).find(sources);
    return context?.directory.slice(TREE.length + 1);
  };
  assert.is(toldAs(['entry.sh'], 'web'), 'web');
  assert.is(toldAs(['entry.sh'], 'shared', 'web/docker'), 'web/docker', 'of several the one that holds all');
  assert.is(toldAs(['lib.js'], 'web/docker', 'shared'), 'shared');
  assert.is(toldAs(['nowhere.txt'], 'shared', 'web'), 'shared', 'else the first');
  assert.is(toldAs([], 'shared'), 'shared');
});

test('a folder that holds some of the sources is taken where none holds all', () => {
  assert.is(found(TREE, 'web/docker/Dockerfile', ['entry.sh', 'dist/built.js']), 'web/docker');
  assert.is(found(TREE, 'web/docker/Dockerfile', ['app.conf', 'dist/built.js']), 'web');
  assert.is(found(TREE, 'web/docker/Dockerfile', ['.', 'dist/built.js']), 'unknown');
});

test('the search does not leave the root', () => {
  const root = folder({ 'outer.txt': '', 'repository/Dockerfile': '' });
  const finder = openContext(join(root, 'repository/Dockerfile'), join(root, 'repository'));
  assert.is(finder.find(['outer.txt']), undefined);
  // A file outside of the root is searched for in its own folder alone.
  assert.is(openContext(join(root, 'repository/Dockerfile'), join(root, 'elsewhere')).find(['outer.txt']), undefined);
});

test('a root whose name starts like the folder is no ancestor', () => {
  const root = folder({ 'app/x': '', 'app-two/Dockerfile': '' });
  assert.is(openContext(join(root, 'app-two/Dockerfile'), join(root, 'app')).find(['app/x']), undefined);
});

function contextOf(root: string): BuildContext {
  return must(openContext(join(root, 'Dockerfile'), root).find([]), 'context');
}

test('kinds and texts', () => {
  const context = contextOf(folder({ 'a.sh': 'text', 'sub/b.sh': '', 'empty/': '' }));
  assert.is(context.kind('a.sh'), 'file');
  assert.is(context.kind('/a.sh'), 'file');
  assert.is(context.kind('./sub/'), 'directory');
  assert.is(context.kind('.'), 'directory');
  assert.is(context.kind('no'), undefined);
  assert.is(context.kind('a.sh/x'), undefined);
  assert.is(context.read('a.sh'), 'text');
  assert.is(context.read('sub/b.sh'), '');
  assert.is(context.read('sub'), undefined);
  assert.is(context.read('no'), undefined);
});

test('what is no script is not read', () => {
  const context = contextOf(folder({ binary: 'a\0b', large: 'x'.repeat(256 * 1024 + 1), most: 'x'.repeat(256 * 1024) }));
  assert.is(context.read('binary'), undefined);
  assert.is(context.read('large'), undefined);
  assert.is(context.read('most')?.length, 256 * 1024);
  assert.is(context.kind('large'), 'file');
});

test('nothing outside is reached, by dots or by links', () => {
  const outside = folder({ 'secret.txt': 'secret', 'sub/x': 'x' });
  const root = folder({ 'a.txt': 'a', 'sub/b.txt': 'b' });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(join(outside, 'sub'), join(root, 'linked'));
  symlinkSync('nowhere', join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('a.txt', join(root, 'inner.txt'));
  symlinkSync('../a.txt', join(root, 'sub/up.txt'));
  const context = contextOf(root);
  for (const path of ['link.txt', 'linked', 'linked/x', 'dangling', 'loop', `../${outside.split('/').at(-1)}/secret.txt`, 'sub/../../x', join('..', '..', 'etc', 'passwd')]) {
    assert.is(context.kind(path), undefined, path);
    assert.is(context.read(path), undefined, path);
  }
  // Links that stay inside are what they lead to.
  assert.is(context.read('inner.txt'), 'a');
  assert.is(context.read('sub/up.txt'), 'a');
});

test('a context that is itself reached by a link is read', () => {
  const root = folder({ 'real/a.txt': 'a' });
  symlinkSync('real', join(root, 'alias'));
  assert.is(must(openContext(join(root, 'alias/Dockerfile'), root).find(['a.txt']), 'context').read('a.txt'), 'a');
});

test('names that start with two dots are ordinary names', () => {
  const context = contextOf(folder({ '..data/x': 'x' }));
  assert.is(context.read('..data/x'), 'x');
});

test('bad paths neither throw nor are found', () => {
  const context = contextOf(folder());
  for (const path of ['', 'a\0b', 'x'.repeat(5000), '/'.repeat(5000), '../'.repeat(1000)]) {
    assert.not.throws(() => context.read(path));
    assert.not.throws(() => context.kind(path));
  }
  assert.is(openContext('/nowhere/at/all/Dockerfile', '/nowhere').find(['x']), undefined);
});

test.run();
