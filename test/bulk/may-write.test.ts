import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mayWrite } from '../../src/bulk/may-write.ts';
import type { BulkSettings } from '../../src/bulk/settings.ts';
import { setForeignApart } from '../../src/bulk/set-foreign-apart.ts';
import { workState } from '../../src/git/work-state.ts';
import { TEXT } from '../cli/harness.ts';
import { NOBODY, SOMEBODY, withEnvironment } from '../git/surroundings.ts';
import { addFiles, setUpGit } from '../locate/temporary-tree.ts';
import { comparedIn, fixedOf, repository } from './compared.ts';
import { settingsOf } from './samples.ts';

const PATCH: Partial<BulkSettings> = { level: 'patch' };
const APPLY: Partial<BulkSettings> = { level: 'apply' };
const COMMIT: Partial<BulkSettings> = { level: 'commit', branch: 'unroot/x' };
const FIXED = fixedOf(TEXT.changed);

/** What stands against it: `status code message`, or `-`. */
async function verdict(root: string, settings: Partial<BulkSettings>): Promise<string> {
  const read = await workState(root);
  if (!read.ok) throw new Error(read.message);
  const { files } = setForeignApart(await comparedIn(root));
  const found = await mayWrite(root, files, read.state, settingsOf('/out', settings));
  return found === undefined ? '-' : `${found.status} ${'code' in found ? `${found.code} ${found.message}` : ''}`;
}

/** The same at each level. */
async function verdicts(root: string): Promise<string> {
  return [await verdict(root, PATCH), await verdict(root, APPLY), await verdict(root, COMMIT)].join(' | ');
}

function somebody(name: string, work: () => Promise<void>): void {
  test(name, () => withEnvironment(SOMEBODY, work));
}

somebody('all as in the commit', async () => {
  assert.is(await verdicts(repository({ Dockerfile: TEXT.changed })), '- | - | -');
});

somebody('edits in a file that is to be changed, at every level', async () => {
  const root = repository({ 'a/Dockerfile': TEXT.changed, 'b/Dockerfile': TEXT.changed, 'c/Dockerfile': TEXT.changed });
  addFiles(root, { 'a/Dockerfile': `${TEXT.changed}#\n`, 'b/Dockerfile': `${TEXT.changed}#\n` });
  const told = 'skipped unstaged-edits not as in the last commit: a/Dockerfile, b/Dockerfile';
  assert.is(await verdicts(root), [told, told, told].join(' | '));
  setUpGit(root, 'add', '.');
  const staged = 'skipped staged-edits staged, and not as in the last commit: a/Dockerfile, b/Dockerfile';
  assert.is(await verdicts(root), [staged, staged, staged].join(' | '));
});

somebody('edits in any other file do not matter', async () => {
  const root = repository({ Dockerfile: TEXT.changed, 'fine/Dockerfile': TEXT.clean, 'held/Dockerfile': TEXT.heldBack, other: '1' });
  addFiles(root, { 'fine/Dockerfile': `${TEXT.clean}#\n`, 'held/Dockerfile': `${TEXT.heldBack}#\n`, other: '2', 'new/Dockerfile': TEXT.changed });
  assert.is(await verdicts(root), '- | - | -');
  setUpGit(root, 'add', 'fine', 'held', 'other');
  assert.is(await verdicts(root), '- | - | -');
});

somebody('staged, but not in the work tree any more: a patch is still one of the commit', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: `${TEXT.changed}# staged\n` });
  setUpGit(root, 'add', '.');
  addFiles(root, { Dockerfile: TEXT.changed });
  const staged = 'skipped staged-edits staged, and not as in the last commit: Dockerfile';
  assert.is(await verdicts(root), ['-', staged, staged].join(' | '));
});

somebody('what an earlier run has applied, staged or not, may be committed', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: FIXED });
  assert.is(await verdicts(root), '- | - | -');
  setUpGit(root, 'add', '.');
  assert.is(await verdicts(root), '- | - | -');
});

somebody('nothing is to be written: nothing stands against it', async () => {
  const root = repository({ Dockerfile: TEXT.clean });
  addFiles(root, { '.git/index.lock': '', Dockerfile: `${TEXT.clean}#\n` });
  setUpGit(root, 'branch', 'unroot/x');
  await withEnvironment(NOBODY, async () => {
    assert.is(await verdicts(root), '- | - | -');
  });
});

somebody('a lock keeps from committing only', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { '.git/index.lock': '' });
  assert.match(await verdicts(root), /^- \| - \| skipped index-locked /);
});

test('nobody is known: nothing is committed', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  await withEnvironment(NOBODY, async () => {
    assert.match(await verdicts(root), /^- \| - \| skipped no-identity /);
  });
});

somebody('the branch, or one that keeps it from being made', async () => {
  for (const branch of ['unroot/x', 'unroot', 'unroot/x/y']) {
    const root = repository({ Dockerfile: TEXT.changed });
    setUpGit(root, 'branch', branch);
    assert.is(await verdicts(root), `- | - | skipped branch-exists the branch ${branch} is there already`);
  }
  const other = repository({ Dockerfile: TEXT.changed });
  setUpGit(other, 'tag', 'unroot/x');
  setUpGit(other, 'branch', 'unroot/y');
  assert.is(await verdicts(other), '- | - | -');
});

/** A repository whose branch was made by a run that was ended before it checked it out. */
function unfinished(): string {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: FIXED });
  setUpGit(root, 'checkout', '-q', '-b', 'unroot/x');
  setUpGit(root, 'commit', '-qam', 'by a run');
  setUpGit(root, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  return root;
}

somebody('the branch of a run that was ended half-way is no hindrance', async () => {
  assert.is(await verdict(unfinished(), COMMIT), '-');
});

somebody('but it is where the files are not written, where it is checked out, or where it follows another commit', async () => {
  const told = 'skipped branch-exists the branch unroot/x is there already';
  const unwritten = unfinished();
  addFiles(unwritten, { Dockerfile: TEXT.changed });
  setUpGit(unwritten, 'reset', '-q');
  assert.is(await verdict(unwritten, COMMIT), told);

  const elsewhere = unfinished();
  setUpGit(elsewhere, 'worktree', 'add', '-q', '.git/linked', 'unroot/x');
  assert.is(await verdict(elsewhere, COMMIT), told);

  const moved = unfinished();
  setUpGit(moved, 'commit', '-q', '--only', '--allow-empty', '-m', 'more');
  assert.is(await verdict(moved, COMMIT), told);

  const longer = unfinished();
  setUpGit(longer, 'update-ref', 'refs/heads/unroot/x', setUpGit(longer, 'commit-tree', '-p', 'unroot/x', '-m', 'more', 'unroot/x^{tree}').trim());
  assert.is(await verdict(longer, COMMIT), told);
});

test.run();
