import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeOf } from '../../src/bulk/change.ts';
import type { Change } from '../../src/bulk/change.ts';
import { writeChanges } from '../../src/bulk/write-change.ts';
import type { CommitOnBranch, Written } from '../../src/bulk/write-change.ts';
import { TEXT } from '../cli/harness.ts';
import { SOMEBODY, withEnvironment } from '../git/surroundings.ts';
import { addFiles, setUpGit } from '../locate/temporary-tree.ts';
import { intercept } from '../write/intercept.ts';
import { comparedIn, fixedOf, repository } from './compared.ts';

const FIXED = fixedOf(TEXT.changed);
const BRANCH = 'unroot/x';
const MESSAGE = '# Title\n\nbödy\n';
const FILES = { 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, other: '1' };

async function changesIn(root: string): Promise<readonly Change[]> {
  return (await comparedIn(root)).flatMap((file) => changeOf(file) ?? []);
}

function headOf(root: string): string {
  return setUpGit(root, 'rev-parse', 'HEAD').trim();
}

function commitOf(root: string, rest: Partial<CommitOnBranch> = {}): CommitOnBranch {
  return { head: headOf(root), branch: BRANCH, message: MESSAGE, ...rest };
}

/** Branches, the one that is checked out, index, how the files differ from it, and the files themselves. */
function stateOf(root: string): string {
  const files = ['a/Dockerfile', 'b/Dockerfile'].map((name) => readFileSync(join(root, name), 'utf8'));
  return JSON.stringify([setUpGit(root, 'for-each-ref'), readFileSync(join(root, '.git/HEAD'), 'utf8'), setUpGit(root, 'ls-files', '-s'), setUpGit(root, 'status', '--porcelain'), files, readdirSync(join(root, 'a'))]);
}

/** Fails with this code, and everything is as it was. */
async function failsWhole(root: string, code: string, work: () => Promise<Written>): Promise<string> {
  const before = stateOf(root);
  const written = await work();
  assert.is(written.ok ? 'written' : written.code, code, written.ok ? '' : written.problem);
  assert.is(stateOf(root), before);
  return written.ok ? '' : written.problem;
}

function somebody(name: string, work: () => Promise<void>): void {
  test(name, () => withEnvironment(SOMEBODY, work));
}

test('the work tree: files are written, nothing is staged, the mode stays', async () => {
  const root = repository(FILES);
  chmodSync(join(root, 'a/Dockerfile'), 0o755);
  const head = headOf(root);
  assert.equal(await writeChanges(root, await changesIn(root), undefined), { ok: true, commit: undefined });
  for (const name of ['a/Dockerfile', 'b/Dockerfile']) assert.is(readFileSync(join(root, name), 'utf8'), FIXED);
  assert.is(statSync(join(root, 'a/Dockerfile')).mode & 0o777, 0o755);
  assert.is(setUpGit(root, 'status', '--porcelain'), ' M a/Dockerfile\n M b/Dockerfile\n');
  assert.is(headOf(root), head);
  assert.is(readdirSync(join(root, 'a')).join(), 'Dockerfile');
});

somebody('a branch with one commit that is checked out, and the rest as it was', async () => {
  const root = repository({ ...FILES, staged: '1', gone: '1' });
  addFiles(root, { other: '2', staged: '2', new: '1', untracked: '1' });
  setUpGit(root, 'add', 'staged', 'new');
  setUpGit(root, 'rm', '-q', '--cached', 'gone');
  const before = setUpGit(root, 'status', '--porcelain');
  const head = headOf(root);
  const written = await writeChanges(root, await changesIn(root), commitOf(root));
  assert.ok(written.ok);
  assert.is(setUpGit(root, 'symbolic-ref', 'HEAD'), `refs/heads/${BRANCH}\n`);
  assert.is(headOf(root), written.ok ? written.commit : '');
  assert.is(setUpGit(root, 'rev-parse', 'HEAD^').trim(), head);
  assert.is(setUpGit(root, 'rev-parse', 'main').trim(), head);
  assert.is(setUpGit(root, 'diff', '--name-only', 'HEAD^', 'HEAD'), 'a/Dockerfile\nb/Dockerfile\n');
  assert.is(setUpGit(root, 'status', '--porcelain'), before);
  assert.is(setUpGit(root, 'cat-file', 'commit', 'HEAD').split('\n\n').slice(1).join('\n\n'), MESSAGE);
  setUpGit(root, 'checkout', '-q', 'main');
  assert.is(readFileSync(join(root, 'a/Dockerfile'), 'utf8'), TEXT.changed);
});

somebody('from a detached head, and in a linked work tree', async () => {
  const root = repository(FILES);
  setUpGit(root, 'checkout', '-q', '--detach');
  assert.ok((await writeChanges(root, await changesIn(root), commitOf(root))).ok);
  assert.is(setUpGit(root, 'symbolic-ref', 'HEAD'), `refs/heads/${BRANCH}\n`);
  setUpGit(root, 'worktree', 'add', '-q', '-b', 'linked', '.git/linked', 'main');
  const linked = join(root, '.git/linked');
  assert.ok((await writeChanges(linked, await changesIn(linked), commitOf(linked, { branch: 'unroot/y' }))).ok);
  assert.is(setUpGit(linked, 'symbolic-ref', 'HEAD'), 'refs/heads/unroot/y\n');
  assert.is(setUpGit(linked, 'status', '--porcelain'), '');
  assert.is(setUpGit(root, 'status', '--porcelain'), '');
});

somebody('git keeps its line ends, the work tree its own', async () => {
  const root = repository({ 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, '.gitattributes': '* text=auto eol=crlf\n' });
  for (const name of ['a/Dockerfile', 'b/Dockerfile']) addFiles(root, { [name]: TEXT.changed.replaceAll('\n', '\r\n') });
  assert.ok((await writeChanges(root, await changesIn(root), commitOf(root))).ok);
  assert.is(readFileSync(join(root, 'a/Dockerfile'), 'utf8'), FIXED.replaceAll('\n', '\r\n'));
  assert.is(setUpGit(root, 'cat-file', 'blob', 'HEAD:a/Dockerfile'), FIXED);
  assert.is(setUpGit(root, 'status', '--porcelain'), '');
});

test('a file that changed meanwhile: those before it are restored', async () => {
  for (const commit of [false, true]) {
    await withEnvironment(SOMEBODY, async () => {
      const root = repository(FILES);
      const changes = await changesIn(root);
      addFiles(root, { 'b/Dockerfile': 'FROM someone\n' });
      const problem = await failsWhole(root, 'changed-meanwhile', () => writeChanges(root, changes, commit ? commitOf(root) : undefined));
      assert.match(problem, /^b\/Dockerfile: the file changed/);
    });
  }
});

test('a file that is gone, a folder now, or leads out of the work tree', async () => {
  const elsewhere = repository(FILES);
  const replace: Readonly<Record<string, (file: string) => void>> = {
    vanished: () => {},
    'not-a-regular-file': (file) => addFiles(file, { x: '' }),
    'outside-root': (file) => symlinkSync(join(elsewhere, 'b/Dockerfile'), file),
  };
  for (const [code, put] of Object.entries(replace)) {
    const root = repository(FILES);
    const changes = await changesIn(root);
    rmSync(join(root, 'b/Dockerfile'));
    put(join(root, 'b/Dockerfile'));
    const written = await writeChanges(root, changes, undefined);
    assert.is(written.ok ? 'written' : written.code, code);
    assert.is(readFileSync(join(root, 'a/Dockerfile'), 'utf8'), TEXT.changed);
    assert.is(readFileSync(join(elsewhere, 'b/Dockerfile'), 'utf8'), TEXT.changed);
  }
});

test('what could not be taken back is said', async () => {
  const root = repository(FILES);
  const changes = await changesIn(root);
  addFiles(root, { 'b/Dockerfile': 'FROM someone\n' });
  let renamed = 0;
  // Right after the first file is written somebody edits it.
  const written = await intercept(({ name }) => {
    if (name === 'rename') renamed += 1;
    else if (renamed === 1 && name === 'realpath' && readFileSync(join(root, 'a/Dockerfile'), 'utf8') === FIXED) writeFileSync(join(root, 'a/Dockerfile'), 'edited\n');
  }, () => writeChanges(root, changes, undefined));
  assert.is(written.ok, false);
  assert.match(written.ok ? '' : written.problem, /^b\/Dockerfile: .*; not taken back: a\/Dockerfile: the file changed/);
  assert.is(readFileSync(join(root, 'a/Dockerfile'), 'utf8'), 'edited\n');
});

somebody('a locked index: files are restored, and the lock stays', async () => {
  const root = repository(FILES);
  const changes = await changesIn(root);
  addFiles(root, { '.git/index.lock': '' });
  const problem = await failsWhole(root, 'git-failed', () => writeChanges(root, changes, commitOf(root)));
  assert.match(problem, /index\.lock/);
  assert.ok(existsSync(join(root, '.git/index.lock')));
});

somebody('the branch was made meanwhile: everything is restored', async () => {
  for (const branch of [BRANCH, 'unroot', `${BRANCH}/more`]) {
    const root = repository({ ...FILES, staged: '1' });
    addFiles(root, { staged: '2' });
    setUpGit(root, 'add', 'staged');
    const changes = await changesIn(root);
    setUpGit(root, 'branch', branch);
    await failsWhole(root, 'branch-exists', () => writeChanges(root, changes, commitOf(root)));
  }
});

somebody('the branch cannot be checked out: it is removed again', async () => {
  const root = repository(FILES);
  const changes = await changesIn(root);
  addFiles(root, { '.git/HEAD.lock': '' });
  await failsWhole(root, 'git-failed', () => writeChanges(root, changes, commitOf(root)));
  assert.is(setUpGit(root, 'branch', '--list', BRANCH), '');
});

somebody('somebody has committed meanwhile', async () => {
  const root = repository(FILES);
  const changes = await changesIn(root);
  const commit = commitOf(root);
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'meanwhile');
  const problem = await failsWhole(root, 'git-failed', () => writeChanges(root, changes, commit));
  assert.match(problem, /another commit was checked out meanwhile/);
});

somebody('a message, a head or a name that git refuses: nothing is written', async () => {
  for (const rest of [{ message: 'a\0b' }, { head: '1'.repeat(40) }, { branch: 'a..b' }]) {
    const root = repository(FILES);
    await failsWhole(root, 'git-failed', async () => writeChanges(root, await changesIn(root), commitOf(root, rest)));
  }
});

somebody('what an earlier run has applied is committed, and the files are left alone', async () => {
  const root = repository(FILES);
  addFiles(root, { 'a/Dockerfile': FIXED });
  const { mtimeMs, ino } = statSync(join(root, 'a/Dockerfile'));
  assert.ok((await writeChanges(root, await changesIn(root), commitOf(root))).ok);
  assert.is(statSync(join(root, 'a/Dockerfile')).mtimeMs, mtimeMs);
  assert.is(statSync(join(root, 'a/Dockerfile')).ino, ino);
  assert.is(setUpGit(root, 'status', '--porcelain'), '');
  assert.is(setUpGit(root, 'diff', '--name-only', 'HEAD^'), 'a/Dockerfile\nb/Dockerfile\n');
});

somebody('a file that was applied before stays so where another fails', async () => {
  const root = repository(FILES);
  addFiles(root, { 'a/Dockerfile': FIXED });
  const changes = await changesIn(root);
  addFiles(root, { 'b/Dockerfile': 'FROM someone\n' });
  await failsWhole(root, 'changed-meanwhile', () => writeChanges(root, changes, commitOf(root)));
});

/** A branch as a run leaves it that is ended before it checks it out. */
async function unfinished(): Promise<{ readonly root: string; readonly commit: string }> {
  const root = repository(FILES);
  const written = await writeChanges(root, await changesIn(root), commitOf(root));
  setUpGit(root, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  return { root, commit: written.ok ? (written.commit ?? '') : '' };
}

somebody('a branch that an earlier run has made is taken, not made again', async () => {
  const { root, commit } = await unfinished();
  assert.equal(await writeChanges(root, await changesIn(root), commitOf(root, { message: 'another\n' })), { ok: true, commit });
  assert.is(setUpGit(root, 'symbolic-ref', 'HEAD'), `refs/heads/${BRANCH}\n`);
  assert.is(headOf(root), commit);
  assert.is(setUpGit(root, 'status', '--porcelain'), '');
});

somebody('a branch of that name with something else in it is not', async () => {
  const { root } = await unfinished();
  const other = setUpGit(root, 'commit-tree', '-p', 'main', '-m', 'x', 'main^{tree}').trim();
  setUpGit(root, 'update-ref', `refs/heads/${BRANCH}`, other);
  await failsWhole(root, 'branch-exists', async () => writeChanges(root, await changesIn(root), commitOf(root)));
});

somebody('one that was taken stays where the last step fails', async () => {
  const { root, commit } = await unfinished();
  addFiles(root, { '.git/HEAD.lock': '' });
  const written = await writeChanges(root, await changesIn(root), commitOf(root));
  assert.is(written.ok ? 'written' : written.code, 'git-failed');
  assert.is(setUpGit(root, 'rev-parse', BRANCH).trim(), commit);
});

somebody('nothing that the repository configures is run', async () => {
  const root = repository({ ...FILES, '.gitattributes': '* filter=x\n' });
  addFiles(root, { evil: `#!/bin/sh\ntouch ${root}/ran\nexit 1\n` });
  chmodSync(join(root, 'evil'), 0o755);
  for (const key of ['gpg.program', 'core.fsmonitor', 'filter.x.clean', 'filter.x.smudge', 'filter.x.process']) setUpGit(root, 'config', key, join(root, 'evil'));
  for (const [key, value] of [['commit.gpgSign', 'true'], ['filter.x.required', 'true']] as const) setUpGit(root, 'config', key, value);
  for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'post-checkout', 'post-index-change', 'reference-transaction']) symlinkSync('../../evil', join(root, '.git/hooks', hook));
  const written = await writeChanges(root, await changesIn(root), commitOf(root));
  assert.not.ok(existsSync(join(root, 'ran')));
  assert.ok(written.ok, written.ok ? '' : written.problem);
  assert.not.ok(existsSync(join(root, 'ran')));
});

test('nothing to write', async () => {
  assert.equal(await writeChanges(repository(FILES), [], undefined), { ok: true, commit: undefined });
});

test.run();
