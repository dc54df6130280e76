import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import { addFiles } from '../../../locate/temporary-tree.ts';
import type { Stage } from '../stage.ts';
import { commitFiles, committed } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

/** A repository outside of the root, to be cloned. */
function source(stage: Stage, name: string): string {
  const top = join(stage.outside, name);
  commitFiles(top, stage, { Dockerfile: TEXT.changed });
  return `file://${top}`;
}

/** The second part of git's version: 39 of 2.39.5. */
const GIT = Number(/^git version 2\.(\d+)/.exec(execFileSync('git', ['version'], { encoding: 'utf8' }))?.[1] ?? 0);

const SPARSE = {
  since: 32,
  path: 'kind/sparse',
  plan: CHANGED,
  files: ['kept/Dockerfile'],
  lay: (top: string, stage: Stage) => {
    commitFiles(top, stage, { 'kept/Dockerfile': TEXT.changed, 'left/Dockerfile': TEXT.clean });
    stage.git(top, ['sparse-checkout', 'set', '--sparse-index', 'kept']);
    // For what is staged no tree is stored yet.
    addFiles(top, { 'kept/new.txt': 'new\n' });
    stage.git(top, ['add', 'kept/new.txt']);
  },
};

const SHA256 = {
  since: 29,
  path: 'kind/sha256',
  plan: CHANGED,
  lay: (top: string, stage: Stage) => commitFiles(top, stage, { Dockerfile: TEXT.changed }, '--object-format=sha256'),
};

/** What git calls a repository, and how it may come to be; formats that this git does not know are left out. */
export const KINDS: readonly StoryRepository[] = [
  { path: 'kind/a-main-tree', plan: CHANGED, lay: committed({ Dockerfile: TEXT.changed }) },
  {
    // Far behind the work tree that it belongs to, so that this one is done before.
    path: 'z-linked-tree',
    plan: CHANGED,
    commit: 'skipped branch-exists',
    lay: (top, stage) => stage.git(join(top, '../kind/a-main-tree'), ['worktree', 'add', '-q', '-b', 'linked', top]),
  },
  {
    path: 'kind/super',
    plan: CHANGED,
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed });
      stage.git(top, ['submodule', '--quiet', 'add', source(stage, 'library'), 'lib/part']);
      stage.git(top, ['commit', '-q', '-m', 'submodule']);
    },
  },
  { path: 'kind/super/lib/part', plan: CHANGED, lay: () => {} },
  {
    path: 'kind/bare.git',
    plan: 'skipped bare-repository',
    files: [],
    lay: (top, stage) => stage.git(stage.folder, ['clone', '-q', '--bare', source(stage, 'bare'), top]),
  },
  {
    // Shallow, and with a remote.
    path: 'kind/cloned',
    plan: CHANGED,
    lay: (top, stage) => stage.git(stage.folder, ['clone', '-q', '--depth', '1', `file://${join(top, '../bare.git')}`, top]),
  },
  {
    path: 'kind/empty',
    plan: 'skipped no-commits',
    files: [],
    lay: (top, stage) => {
      addFiles(top, { Dockerfile: TEXT.changed });
      stage.git(top, ['init', '-q']);
    },
  },
  {
    path: 'kind/untracked',
    plan: 'unchanged untracked',
    files: [],
    lay: (top, stage) => {
      commitFiles(top, stage, { 'README.md': '# one\n' });
      addFiles(top, { Dockerfile: TEXT.changed, 'soon/Dockerfile': TEXT.changed });
      stage.git(top, ['add', '-N', 'soon/Dockerfile']);
    },
  },
  {
    path: 'kind/nested',
    plan: 'unchanged no-dockerfile',
    files: [],
    lay: (top, stage) => {
      commitFiles(top, stage, { 'README.md': '# one\n' });
      commitFiles(join(top, 'inner'), stage, { Dockerfile: TEXT.changed });
    },
  },
  {
    path: 'kind/apart',
    plan: CHANGED,
    lay: (top, stage) => {
      commitFiles(top, stage, { Dockerfile: TEXT.changed }, `--separate-git-dir=${join(stage.outside, 'apart.git')}`);
    },
  },
  ...[SPARSE, SHA256].filter(({ since }) => GIT >= since),
];
