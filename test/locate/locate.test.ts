import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { locate } from '../../src/locate/locate.ts';
import type { LocateRequest } from '../../src/locate/types.ts';
import { addFiles, setUpGit, temporaryTree } from './temporary-tree.ts';

const FROM = 'FROM a\n';

async function found(cwd: string, more: Partial<LocateRequest> = {}): Promise<string> {
  const { files } = await locate({ cwd, paths: ['.'], exclude: [], forceExclude: false, ...more });
  return files.map((file) => file.path).join(' ');
}

async function problems(cwd: string, ...paths: string[]): Promise<string> {
  const located = await locate({ cwd, paths, exclude: [], forceExclude: false });
  return located.problems.map(({ level, code, path: at }) => `${level} ${code} ${at}`).join('; ');
}

test('walks folders, hidden ones and ones called Dockerfile too, in a fixed order', async () => {
  const root = temporaryTree({
    Dockerfile: FROM, 'b/Dockerfile.dev': FROM, 'a/prod.Dockerfile': FROM, '.devcontainer/Dockerfile': FROM, 'Dockerfile.d/Containerfile': FROM,
    'dockerfile/dockerfile': FROM, 'Z/Dockerfile': FROM, 'é/Dockerfile': FROM, 'README.md': '', 'Dockerfile.md': '', 'node_modules/x/Dockerfile': FROM,
    'a/node_modules/Dockerfile': FROM, '.git/Dockerfile': FROM, 'coverage/Dockerfile': FROM,
  });
  assert.is(
    await found(root),
    '.devcontainer/Dockerfile Dockerfile Dockerfile.d/Containerfile Z/Dockerfile a/prod.Dockerfile b/Dockerfile.dev coverage/Dockerfile dockerfile/dockerfile é/Dockerfile',
  );
});

test('names are not patterns', async () => {
  const names = ['[x]', 'a b', '-n', '!n', '{b,c}', '(p)', '*', '?', '#h', "it's", 'back\\slash', '$HOME', '@(y)'];
  const root = temporaryTree(Object.fromEntries(names.map((name) => [`${name}/Dockerfile.${name}`, FROM])));
  const all = names.map((name) => `${name}/Dockerfile.${name}`).sort();
  assert.is(await found(root), all.join(' '));
  assert.is(await found(root, { paths: names }), all.join(' '));
  assert.is(await found(root, { paths: all }), all.join(' '));
  assert.is(await found(root, { paths: all, forceExclude: true }), all.join(' '));
  for (const name of names) assert.is(await found(path.join(root, name)), `Dockerfile.${name}`);
});

test('a folder to start from whose name ends in a backslash', async () => {
  const root = temporaryTree({ 'a \\/Dockerfile': FROM, 'a \\/b/Dockerfile.x': FROM });
  assert.is(await found(path.join(root, 'a \\')), 'Dockerfile b/Dockerfile.x');
  assert.is(await found(root, { paths: ['a \\'] }), 'a \\/Dockerfile a \\/b/Dockerfile.x');
});

test('names with line breaks', async () => {
  const root = temporaryTree({ 'a\nb/x/c\u2028d/Dockerfile': FROM, 'a\nb/Dockerfile.e\nf': FROM, 'a\nb/no/Dockerfile': FROM, 'a\nb/.gitignore': 'no\n' });
  assert.is(await found(root), 'a\nb/Dockerfile.e\nf a\nb/x/c\u2028d/Dockerfile');
  assert.is(await found(root, { paths: ['a\nb/Dockerfile.e\nf'], forceExclude: true }), 'a\nb/Dockerfile.e\nf');
});

test('nested .gitignore files, those above a sub-folder, and info/exclude', async () => {
  const root = temporaryTree({
    '.gitignore': 'build/\nDockerfile.*\n/top/Dockerfile\n', 'services/.gitignore': '!Dockerfile.keep\n', 'build/Dockerfile': FROM, 'services/build/Dockerfile': FROM,
    'services/Dockerfile.keep': FROM, 'services/Dockerfile.drop': FROM, 'top/Dockerfile': FROM, 'services/top/Dockerfile': FROM, 'scratch/Dockerfile': FROM,
    'services/api/local.Dockerfile': FROM, 'services/api/Dockerfile': FROM,
  });
  setUpGit(root, 'init', '-q');
  addFiles(root, { '.git/info/exclude': '/scratch\nlocal.*\n' });
  const expected = 'services/Dockerfile.keep services/api/Dockerfile services/top/Dockerfile';
  assert.is(await found(root), expected);
  // Git itself must agree.
  const listed = setUpGit(root, 'ls-files', '-o', '-z', '--exclude-standard').split('\0');
  assert.is(listed.filter((name) => /ockerfile/.test(name)).sort().join(' '), expected);
  assert.is(await found(path.join(root, 'services')), 'Dockerfile.keep api/Dockerfile top/Dockerfile');
  assert.is(await found(path.join(root, 'services/api')), 'Dockerfile');
  assert.is(await found(root, { noIgnore: true, paths: ['build', 'scratch', 'top'] }), 'build/Dockerfile scratch/Dockerfile top/Dockerfile');
});

test('info/exclude of nested repositories, linked work trees and submodules', async () => {
  const root = temporaryTree({ 'one/Dockerfile': FROM, 'one/Dockerfile.x': FROM, 'two/Dockerfile.x': FROM });
  setUpGit(path.join(root, 'one'), 'init', '-q');
  setUpGit(path.join(root, 'one'), 'add', '.');
  setUpGit(path.join(root, 'one'), 'commit', '-qm', 'x');
  setUpGit(path.join(root, 'one'), 'worktree', 'add', '-q', '../linked');
  addFiles(root, { 'one/.git/info/exclude': '*.x\n' });
  assert.is(await found(root), 'linked/Dockerfile one/Dockerfile two/Dockerfile.x');
  setUpGit(path.join(root, 'two'), 'init', '-q');
  setUpGit(path.join(root, 'two'), 'submodule', 'add', '-q', path.join(root, 'one'), 'sub');
  addFiles(root, { 'two/.git/modules/sub/info/exclude': 'Dockerfile\n' });
  assert.is(await found(path.join(root, 'two')), 'Dockerfile.x sub/Dockerfile.x');
});

test('.unrootignore, nested and above, in git and outside', async () => {
  const files = { '.unrootignore': 'legacy/\n*.old\n', 'legacy/Dockerfile': FROM, 'a/.unrootignore': '!Dockerfile.old\n/b/Dockerfile\n', 'a/Dockerfile.old': FROM, 'a/b/Dockerfile': FROM, 'a/c/b/Dockerfile': FROM, 'c/Dockerfile.old': FROM };
  const outside = temporaryTree(files);
  const inside = temporaryTree(files);
  setUpGit(inside, 'init', '-q');
  for (const root of [outside, inside]) {
    assert.is(await found(root), 'a/Dockerfile.old a/c/b/Dockerfile');
    assert.is(await found(root, { paths: ['c'] }), '');
    assert.is(await found(root, { paths: ['legacy/Dockerfile', 'c/Dockerfile.old'], forceExclude: true }), '');
  }
  assert.is(await found(path.join(inside, 'a')), 'Dockerfile.old c/b/Dockerfile');
  assert.is(await found(path.join(inside, 'a/b')), '');
});

test('--exclude speaks as a .gitignore in cwd', async () => {
  const root = temporaryTree({ 'a/Dockerfile': FROM, 'b/a/Dockerfile': FROM, 'b/Dockerfile.x': FROM, 'b/Dockerfile.y': FROM });
  assert.is(await found(root, { exclude: ['/a'] }), 'b/Dockerfile.x b/Dockerfile.y b/a/Dockerfile');
  assert.is(await found(root, { exclude: ['a/', '*.x'] }), 'b/Dockerfile.y');
  assert.is(await found(root, { exclude: ['Dockerfile*', '!*.x'] }), 'b/Dockerfile.x');
  assert.is(await found(root, { exclude: ['**'], noIgnore: true }), '');
  assert.is(await found(root, { exclude: ['*.x'], paths: ['b/Dockerfile.x'] }), 'b/Dockerfile.x');
  assert.is(await found(root, { exclude: ['*.x'], paths: ['b/Dockerfile.x'], forceExclude: true }), '');
  assert.is(await found(root, { exclude: ['b/'], paths: ['b', 'b/a'], forceExclude: true }), '');
});

test('a named path is taken whatever the ignore files say and whatever its name', async () => {
  const root = temporaryTree({ '.gitignore': 'build/\nx.txt\n', 'build/Dockerfile': FROM, 'build/gen/.gitignore': 'Dockerfile\n', 'build/gen/Dockerfile': FROM, 'x.txt': FROM, 'node_modules/m/Dockerfile': FROM });
  setUpGit(root, 'init', '-q');
  const paths = ['x.txt', 'build/Dockerfile', 'node_modules/m/Dockerfile'];
  assert.is(await found(root, { paths }), 'build/Dockerfile node_modules/m/Dockerfile x.txt');
  assert.is(await found(root, { paths, forceExclude: true }), '');
  assert.is(await found(root, { paths, forceExclude: true, noIgnore: true }), 'build/Dockerfile x.txt');
  assert.is(await found(root, { paths: ['build'] }), 'build/Dockerfile');
  assert.is(await found(root, { paths: ['build'], forceExclude: true }), '');
  assert.is(await found(root, { paths: ['node_modules/m'] }), 'node_modules/m/Dockerfile');
  const { files } = await locate({ cwd: root, paths: ['build/Dockerfile', 'build'], exclude: [], forceExclude: false });
  assert.equal(files, [{ path: 'build/Dockerfile', absolute: path.join(root, 'build/Dockerfile'), root: path.join(root, 'build'), named: true }]);
});

test('paths as people see them', async () => {
  const root = temporaryTree({ 'a/Dockerfile': FROM, 'b/Dockerfile': FROM });
  const cwd = path.join(root, 'a');
  assert.is(await found(cwd, { paths: [root] }), `${root}/b/Dockerfile Dockerfile`);
  assert.is(await found(cwd, { paths: ['../b', '..'] }), '../b/Dockerfile Dockerfile');
  assert.is(await found(cwd, { paths: [path.join(cwd, 'Dockerfile')] }), 'Dockerfile');
});

test('symbolic links: once, not out of the root, not round in circles', async () => {
  const outside = temporaryTree({ Dockerfile: FROM });
  const root = temporaryTree({ 'a/Dockerfile': FROM, 'a/common': FROM, 'node_modules/Dockerfile': FROM, '.gitignore': 'gen/\n', 'gen/x': FROM });
  setUpGit(root, 'init', '-q');
  symlinkSync('a/Dockerfile', path.join(root, 'Dockerfile'));
  symlinkSync('common', path.join(root, 'a/Dockerfile.one'));
  symlinkSync('common', path.join(root, 'a/Dockerfile.two'));
  symlinkSync('gen/x', path.join(root, 'Dockerfile.gen'));
  symlinkSync('node_modules/Dockerfile', path.join(root, 'Dockerfile.modules'));
  symlinkSync(path.join(outside, 'Dockerfile'), path.join(root, 'Dockerfile.out'));
  symlinkSync('nowhere', path.join(root, 'Dockerfile.broken'));
  symlinkSync('Dockerfile.loop', path.join(root, 'Dockerfile.loop'));
  symlinkSync('..', path.join(root, 'a/up'));
  symlinkSync(outside, path.join(root, 'out'));
  symlinkSync('/dev/null', path.join(root, 'Dockerfile.null'));
  assert.is(await found(root), 'a/Dockerfile a/Dockerfile.one');
  assert.is(await found(root, { paths: ['Dockerfile', 'a', '.'] }), 'Dockerfile a/Dockerfile.one');
  assert.is(
    await problems(root, '.', 'a'),
    'note broken-link Dockerfile.broken; note broken-link Dockerfile.loop; note outside-root Dockerfile.modules; note outside-root Dockerfile.null; note outside-root Dockerfile.out',
  );
  assert.is(await found(root, { paths: ['Dockerfile.out', 'out', 'a/up'] }), 'Dockerfile.out a/up/a/Dockerfile a/up/a/Dockerfile.one');
});

test('pipes and other things are not opened', async () => {
  const root = temporaryTree({ 'a/Dockerfile': FROM });
  execFileSync('mkfifo', [path.join(root, 'Dockerfile'), path.join(root, '.gitignore'), path.join(root, 'a/.unrootignore')]);
  assert.is(await found(root), 'a/Dockerfile');
  assert.is(await problems(root, '.', 'Dockerfile'), 'error not-a-regular-file Dockerfile');
});

test('named paths that lead nowhere', async () => {
  const root = temporaryTree({ Dockerfile: FROM, 'empty/x': '', '.git/refs/x': '' });
  symlinkSync('nowhere', path.join(root, 'link'));
  assert.is(
    await problems(root, 'no', 'no/Dockerfile', 'Dockerfile/x', 'link', '', 'a\0b', 'x'.repeat(300), 'empty', '.git/refs').then((all) => all.replace(/x{300}/, 'X')),
    "error missing-path ''; note inside-git .git/refs; error missing-path Dockerfile/x; error missing-path a\0b; error broken-link link; error missing-path no; error missing-path no/Dockerfile; error unreadable X",
  );
  assert.is(await found(root, { paths: ['no', 'Dockerfile'] }), 'Dockerfile');
  assert.is(await found(root, { paths: [] }), '');
});

test('a folder that may not be read is passed over and said', async () => {
  const root = temporaryTree({ 'a/Dockerfile': FROM, 'shut/Dockerfile': FROM });
  chmodSync(root, 0o755);
  chmodSync(path.join(root, 'shut'), 0);
  const script = `import { locate } from ${JSON.stringify(new URL('../../src/locate/locate.js', import.meta.url).href)};
    for (const paths of [['.'], ['shut'], ['shut/Dockerfile']]) {
      const { files, problems } = await locate({ cwd: ${JSON.stringify(root)}, paths, exclude: [], forceExclude: false });
      console.log(files.map((f) => f.path).join(), problems.map((p) => [p.level, p.code, p.path].join()).join());
    }`;
  // Root may read everything, so another user must try.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { ...nobody, cwd: '/', encoding: 'utf8' });
  chmodSync(path.join(root, 'shut'), 0o755);
  assert.is(ran.stdout, 'a/Dockerfile note,unreadable,shut\n error,unreadable,shut\n error,unreadable,shut/Dockerfile\n', ran.stderr);
});

test('a file that is not valid as a name in UTF-8 is said, not lost', async () => {
  const root = temporaryTree({ 'a/Dockerfile': FROM });
  writeFileSync(Buffer.concat([Buffer.from(path.join(root, 'Dockerfile.')), Buffer.from([0xff])]), FROM);
  assert.is(await found(root), 'a/Dockerfile');
  assert.is(await problems(root, '.'), 'error unreadable Dockerfile.\uFFFD');
});

test('patterns that are made to hurt are passed over, and said', async () => {
  const long = `${'a'.repeat(120)}.Dockerfile`;
  const root = temporaryTree({ '.gitignore': `${'*a'.repeat(10)}*b\nskip/\n`, '.unrootignore': `${'**/a/'.repeat(9)}b\n`, [long]: FROM, 'skip/Dockerfile': FROM });
  const { files, problems } = await locate({ cwd: root, paths: ['.'], exclude: [], forceExclude: false });
  assert.equal(files.map((file) => file.path), [long]);
  assert.is(problems.filter(({ message }) => message.includes('too many wildcards')).length, 2);
});

test('thousands of files', async () => {
  const root = temporaryTree({ '.gitignore': 'skip/\n' });
  addFiles(root, Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`d${i % 300}/e${i}/Dockerfile`, FROM])));
  assert.is((await found(root)).split(' ').length, 3000);
});

test.run();
