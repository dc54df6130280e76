import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hasIdentity, indexInfo, makeCommit } from '../../src/git/make-commit.ts';
import type { CommitMade, CommitRequest } from '../../src/git/make-commit.ts';
import { addFiles, setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { NOBODY, SOMEBODY, withEnvironment } from './surroundings.ts';

function repository(files: Readonly<Record<string, string | Buffer>> = { Dockerfile: 'FROM a\n', other: '1' }): string {
  const root = temporaryTree(files);
  setUpGit(root, 'init', '-q', '-b', 'main');
  setUpGit(root, 'add', '-A', '-f');
  setUpGit(root, 'commit', '-qm', 'x');
  return root;
}

/** A request that changes these files; what it leaves out is ordinary. */
function requestOf(top: string, files: Readonly<Record<string, string | Buffer>> = { Dockerfile: 'FROM a\nUSER b\n' }, rest: Partial<CommitRequest> = {}): CommitRequest {
  const head = setUpGit(top, 'rev-parse', 'HEAD').trim();
  const changed = Object.entries(files).map(([name, content]) => ({ path: name, mode: '100644', content: Buffer.from(content) }));
  return { top, head, message: 'Title\n', files: changed, ...rest };
}

async function made(request: CommitRequest): Promise<Extract<CommitMade, { readonly ok: true }>> {
  const result = await makeCommit(request);
  if (!result.ok) throw new Error(result.message);
  return result;
}

/** Everything that must stay: refs with their logs, index and files. */
function stateOf(root: string): string {
  const folder = path.join(root, '.git');
  const logs = readFileSync(path.join(folder, 'logs/HEAD'), 'utf8');
  return JSON.stringify([setUpGit(root, 'for-each-ref'), readFileSync(path.join(folder, 'HEAD'), 'utf8'), logs, readFileSync(path.join(folder, 'index'), 'latin1'), setUpGit(root, 'status', '--porcelain'), readdirSync(folder).sort(), readdirSync(root).sort()]);
}

function somebody(name: string, work: () => Promise<void>): void {
  test(name, () => withEnvironment(SOMEBODY, work));
}

somebody('the commit follows the head, and has its files but for those that are given', async () => {
  const root = repository({ Dockerfile: 'FROM a\n', other: '1', 'deep/er/Dockerfile': 'x', link: '' });
  const { commit, tree, entries } = await made(requestOf(root, { 'deep/er/Dockerfile': 'y' }));
  assert.is(setUpGit(root, 'rev-parse', `${commit}^`).trim(), setUpGit(root, 'rev-parse', 'HEAD').trim());
  assert.is(setUpGit(root, 'rev-parse', `${commit}^{tree}`).trim(), tree);
  assert.is(setUpGit(root, 'diff', '--name-status', 'HEAD', commit), 'M\tdeep/er/Dockerfile\n');
  assert.is(setUpGit(root, 'cat-file', 'blob', `${commit}:deep/er/Dockerfile`), 'y');
  assert.equal(entries, [{ path: 'deep/er/Dockerfile', mode: '100644', oid: setUpGit(root, 'rev-parse', `${commit}:deep/er/Dockerfile`).trim() }]);
  assert.is(setUpGit(root, 'fsck', '--strict', '--no-dangling'), '');
});

somebody('neither refs nor index nor work tree move, and nothing is left behind', async () => {
  const root = repository();
  addFiles(root, { other: '2', new: '1' });
  setUpGit(root, 'add', 'new');
  setUpGit(root, 'status');
  const scratch = temporaryTree();
  const before = stateOf(root);
  await withEnvironment({ TMPDIR: scratch }, async () => {
    await made(requestOf(root));
    assert.is((await makeCommit(requestOf(root, undefined, { head: '0'.repeat(40) }))).ok, false);
  });
  assert.is(stateOf(root), before);
  assert.equal(readdirSync(scratch), []);
});

somebody('what else is staged or edited is not in it', async () => {
  const root = repository();
  addFiles(root, { other: '2', new: '1', Dockerfile: 'FROM edited\n' });
  setUpGit(root, 'add', '.');
  setUpGit(root, 'rm', '-q', '--cached', 'other');
  const { commit } = await made(requestOf(root));
  assert.is(setUpGit(root, 'diff', '--name-status', 'HEAD', commit), 'M\tDockerfile\n');
  assert.is(setUpGit(root, 'cat-file', 'blob', `${commit}:Dockerfile`), 'FROM a\nUSER b\n');
});

somebody('the message is kept byte for byte', async () => {
  const root = repository();
  const messages = ['# title\n\n\n# not a comment\n', '\n\nblank first\n\n\n', 'Größe 日本 🚀\n\n- “quoted”\n', 'cr\r\n\ttab\u001b[2J\n', '    indented\n\ntrailer: x\nSigned-off-by: y\n', 'diff --git a b\n---\n>8\n'];
  // A configuration that would have git itself clean or recode it.
  for (const [key, value] of [['commit.cleanup', 'strip'], ['i18n.commitEncoding', 'ISO-8859-1'], ['core.commentChar', 'T']] as const) setUpGit(root, 'config', key, value);
  for (const message of messages) {
    const { commit } = await made(requestOf(root, undefined, { message }));
    const text = setUpGit(root, 'cat-file', 'commit', commit);
    assert.is(text.slice(text.indexOf('\n\n') + 2), message);
    assert.not.match(text, /^encoding /m);
  }
});

somebody('author and committer are those that git knows', async () => {
  const root = repository();
  const { commit } = await made(requestOf(root));
  assert.is(setUpGit(root, 'log', '-1', '--format=%an <%ae> %at, %cn <%ce> %ct', commit), 'a <a@example.org> 1700000000, c <c@example.org> 1700000000\n');
  assert.is((await made(requestOf(root))).commit, commit);
});

somebody('the mode is kept, and so are links and submodules', async () => {
  const library = repository();
  const root = repository({ run: '1', other: '1' });
  chmodSync(path.join(root, 'run'), 0o755);
  symlinkSync('run', path.join(root, 'link'));
  setUpGit(root, 'submodule', 'add', '-q', library, 'sub');
  setUpGit(root, 'add', '-A');
  setUpGit(root, 'commit', '-qm', 'y');
  const { commit } = await made(requestOf(root, {}, { files: [{ path: 'run', mode: '100755', content: Buffer.from('2') }] }));
  assert.is(setUpGit(root, 'diff', '--summary', 'HEAD', commit), '');
  assert.match(setUpGit(root, 'ls-tree', commit, 'run'), /^100755 blob /);
  assert.is(setUpGit(root, 'diff', '--name-only', 'HEAD', commit), 'run\n');
});

somebody('odd names and bytes', async () => {
  const names = ['a b', 'new\nline', 'tab\tinside', '"quoted"', '[a]*', '-x', ':(top)y', 'größe', '100644 0000\tz'];
  const root = repository(Object.fromEntries(names.map((name) => [name, '1'])));
  const bytes = Buffer.from([0, 255, 13, 10]);
  const { commit } = await made(requestOf(root, Object.fromEntries(names.map((name) => [name, bytes]))));
  assert.equal(setUpGit(root, 'diff', '--name-only', '-z', 'HEAD', commit).split('\0').filter((name) => name !== '').sort(), [...names].sort());
  assert.is(setUpGit(root, 'cat-file', '-s', `${commit}:new\nline`), '4\n');
});

somebody('nothing that the repository configures is run', async () => {
  const root = repository({ Dockerfile: 'FROM a\r\n', '.gitattributes': '* filter=x text eol=crlf ident\n' });
  const evil = path.join(root, 'evil');
  addFiles(root, { evil: `#!/bin/sh\ntouch ${root}/ran\nexit 1\n` });
  chmodSync(evil, 0o755);
  for (const key of ['gpg.program', 'gpg.ssh.program', 'core.editor', 'core.fsmonitor', 'core.pager', 'filter.x.clean', 'filter.x.process', 'core.alternateRefsCommand']) setUpGit(root, 'config', key, evil);
  for (const [key, value] of [['commit.gpgSign', 'true'], ['user.signingKey', 'x'], ['commit.template', evil], ['filter.x.required', 'true'], ['core.autocrlf', 'true'], ['core.safecrlf', 'true']] as const) setUpGit(root, 'config', key, value);
  for (const hook of ['pre-commit', 'commit-msg', 'prepare-commit-msg', 'post-commit', 'post-index-change', 'reference-transaction']) symlinkSync(evil, path.join(root, '.git/hooks', hook));
  const { commit } = await made(requestOf(root, { Dockerfile: 'FROM b\r\n' }));
  assert.not.ok(existsSync(path.join(root, 'ran')));
  assert.is(setUpGit(root, 'cat-file', 'blob', `${commit}:Dockerfile`), 'FROM b\r\n');
  assert.not.match(setUpGit(root, 'cat-file', 'commit', commit), /^gpgsig/m);
  // The trap is a real one.
  assert.throws(() => setUpGit(root, 'commit', '--allow-empty', '-m', 'x'));
  assert.ok(existsSync(path.join(root, 'ran')));
});

somebody('kinds of index that a repository may ask for', async () => {
  const root = repository({ 'in/Dockerfile': '1', 'out/Dockerfile': '1' });
  setUpGit(root, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
  for (const key of ['core.splitIndex', 'core.untrackedCache', 'index.sparse', 'feature.manyFiles']) setUpGit(root, 'config', key, 'true');
  const before = readdirSync(path.join(root, '.git')).sort().join();
  const { commit } = await made(requestOf(root, { 'in/Dockerfile': '2', 'out/Dockerfile': '3' }));
  assert.is(setUpGit(root, 'diff', '--name-only', 'HEAD', commit), 'in/Dockerfile\nout/Dockerfile\n');
  assert.is(readdirSync(path.join(root, '.git')).sort().join(), before);
});

somebody('a lock on the index does not matter, because it is another one', async () => {
  const root = repository();
  addFiles(root, { '.git/index.lock': '' });
  await made(requestOf(root));
  assert.ok(existsSync(path.join(root, '.git/index.lock')));
});

somebody('what git refuses is a result', async () => {
  const root = repository();
  for (const [what, request] of Object.entries({
    head: requestOf(root, undefined, { head: '1'.repeat(40) }),
    message: requestOf(root, undefined, { message: 'a\0b' }),
    top: { ...requestOf(root), top: path.join(root, 'none') },
  })) {
    const result = await makeCommit(request);
    assert.ok(!result.ok && result.message !== '', what);
  }
});

test('where git knows nobody there is no commit, and nobody is guessed', async () => {
  const root = repository();
  await withEnvironment(NOBODY, async () => {
    assert.is(await hasIdentity(root), false);
    const result = await makeCommit(requestOf(root));
    assert.ok(!result.ok && /no name was given|no email was given|auto-detection is disabled/.test(result.message), result.ok ? '' : result.message);
    setUpGit(root, 'config', 'user.name', 'n');
    assert.is(await hasIdentity(root), false);
    setUpGit(root, 'config', 'user.email', 'n@example.org');
    assert.is(await hasIdentity(root), true);
    assert.is((await makeCommit(requestOf(root))).ok, true);
  });
  await withEnvironment({ ...SOMEBODY, GIT_COMMITTER_NAME: undefined }, async () => {
    assert.is(await hasIdentity(repository()), false);
  });
  await withEnvironment(SOMEBODY, async () => {
    assert.is(await hasIdentity(repository()), true);
  });
});

test('the lines for an index', () => {
  assert.is(indexInfo([{ path: 'a b', mode: '100755', oid: '1' }, { path: 'c\nd', mode: '100644', oid: '2' }]), '100755 1\ta b\u0000100644 2\tc\nd\0');
  assert.is(indexInfo([]), '');
});

test.run();
