import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeOf } from '../../src/bulk/change.ts';
import { earlierCommit } from '../../src/bulk/earlier-commit.ts';
import type { Outcome } from '../../src/bulk/outcome.ts';
import { writeChanges } from '../../src/bulk/write-change.ts';
import { workState } from '../../src/git/work-state.ts';
import { TEXT } from '../cli/harness.ts';
import { SOMEBODY, withEnvironment } from '../git/surroundings.ts';
import { addFiles, setUpGit } from '../locate/temporary-tree.ts';
import { comparedIn, repository } from './compared.ts';
import { settingsOf, silentIo, taskOf } from './samples.ts';

const BRANCH = 'unroot/x';
const MESSAGE = 'Run as a user\n\n- größe\n';
const SETTINGS = settingsOf('/out', { level: 'commit', branch: BRANCH });

function headOf(root: string): string {
  return setUpGit(root, 'rev-parse', 'HEAD').trim();
}

/** A repository that a run has committed to, with the commit before. */
async function committed(): Promise<{ readonly root: string; readonly head: string }> {
  const root = repository({ Dockerfile: TEXT.changed, 'fine/Dockerfile': TEXT.clean, other: '1' });
  const head = headOf(root);
  const changes = (await comparedIn(root)).flatMap((file) => changeOf(file) ?? []);
  const written = await writeChanges(root, changes, { head, branch: BRANCH, message: MESSAGE });
  assert.ok(written.ok);
  return { root, head };
}

async function outcomeOf(root: string): Promise<Outcome | undefined> {
  const read = await workState(root);
  if (!read.ok) throw new Error(read.message);
  return await earlierCommit(read.state, taskOf(root), SETTINGS, silentIo(root));
}

function somebody(name: string, work: () => Promise<void>): void {
  test(name, () => withEnvironment(SOMEBODY, work));
}

somebody('the commit of a run that could not tell any more', async () => {
  const { root, head } = await committed();
  const outcome = await outcomeOf(root);
  assert.is(outcome?.result.status, 'changed');
  assert.is(outcome?.result.code, 'runs-as-root');
  assert.is(outcome?.result.commit, headOf(root));
  assert.is(outcome?.result.head, head);
  assert.is(outcome?.message, MESSAGE);
  // The patch is one of the commit before.
  addFiles(root, { '../patch-of-earlier': outcome?.patch ?? '' });
  setUpGit(root, 'checkout', '-q', 'main');
  setUpGit(root, 'apply', '../patch-of-earlier');
  assert.is(setUpGit(root, 'diff', '--stat', BRANCH), '');
});

somebody('other files may be edited since', async () => {
  const { root } = await committed();
  addFiles(root, { other: '2', new: '1' });
  assert.is((await outcomeOf(root))?.result.commit, headOf(root));
});

/** What somebody did since, so that it is not that commit any more. */
const SINCE: Readonly<Record<string, (root: string) => void>> = {
  'another commit on top': (root) => setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'more'),
  'more in the same commit': (root) => {
    addFiles(root, { other: '2' });
    setUpGit(root, 'commit', '-q', '-a', '--amend', '--no-edit');
  },
  'something else in the file': (root) => {
    addFiles(root, { Dockerfile: `${TEXT.clean}# other\n` });
    setUpGit(root, 'commit', '-q', '-a', '--amend', '--no-edit');
  },
  'an edit of the file': (root) => addFiles(root, { Dockerfile: `${TEXT.clean}# edited\n` }),
  'no commit before it': (root) => {
    setUpGit(root, 'update-ref', `refs/heads/${BRANCH}`, setUpGit(root, 'commit-tree', '-m', 'root', 'HEAD^{tree}').trim());
  },
  'no such branch': (root) => {
    setUpGit(root, 'branch', '-q', '-m', 'elsewhere');
  },
};

for (const [what, change] of Object.entries(SINCE)) {
  somebody(`${what}: it is another one`, async () => {
    const { root } = await committed();
    change(root);
    assert.is(await outcomeOf(root), undefined);
  });
}

somebody('a branch with nothing of a run in it', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  setUpGit(root, 'checkout', '-q', '-b', BRANCH);
  setUpGit(root, 'commit', '-q', '--allow-empty', '-m', 'more');
  assert.is(await outcomeOf(root), undefined);
});

test.run();
