import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT } from '../../../cli/harness.ts';
import { addFiles } from '../../../locate/temporary-tree.ts';
import type { Stage } from '../stage.ts';
import { commitFiles, commitMore } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

const EDITED = `${TEXT.changed}# an edit\n`;
const BASIS = { Dockerfile: TEXT.changed, 'README.md': '# one\n', 'notes.txt': 'one\n' };
const UNDER_WAY = 'skipped merge-under-way';

function state(path: string, rest: Omit<StoryRepository, 'path' | 'lay'>, change: (top: string, stage: Stage) => void): StoryRepository {
  return {
    ...rest,
    path: `state/${path}`,
    lay: (top, stage) => {
      commitFiles(top, stage, BASIS);
      change(top, stage);
    },
  };
}

/** Two branches that cannot be joined; `main` is checked out. */
function conflict(top: string, stage: Stage): void {
  stage.git(top, ['checkout', '-q', '-b', 'side']);
  commitMore(top, stage, { 'notes.txt': 'two\n' });
  stage.git(top, ['checkout', '-q', 'main']);
  commitMore(top, stage, { 'notes.txt': 'three\n' });
}

/** Work that somebody has begun in a work tree. */
export const STATES: readonly StoryRepository[] = [
  state('dirty', { plan: 'skipped unstaged-edits', files: [] }, (top) => writeFileSync(join(top, 'Dockerfile'), EDITED)),
  state('dirty-elsewhere', { plan: CHANGED }, (top) => addFiles(top, { 'README.md': '# two\n', 'new.txt': 'new\n' })),
  state('staged', { plan: 'skipped staged-edits', files: [] }, (top, stage) => {
    writeFileSync(join(top, 'Dockerfile'), EDITED);
    stage.git(top, ['add', 'Dockerfile']);
  }),
  state('staged-and-taken-back', { plan: CHANGED, apply: 'skipped staged-edits', commit: 'skipped staged-edits' }, (top, stage) => {
    writeFileSync(join(top, 'Dockerfile'), EDITED);
    stage.git(top, ['add', 'Dockerfile']);
    writeFileSync(join(top, 'Dockerfile'), TEXT.changed);
  }),
  state('staged-elsewhere', { plan: CHANGED }, (top, stage) => {
    addFiles(top, { 'README.md': '# two\n', 'new.txt': 'new\n', 'later.txt': 'later\n' });
    stage.git(top, ['add', 'README.md', 'new.txt']);
    stage.git(top, ['rm', '-q', '--cached', 'notes.txt']);
    stage.git(top, ['add', '-N', 'later.txt']);
  }),
  state('assumed-unchanged', { plan: 'skipped unstaged-edits', files: [] }, (top, stage) => {
    stage.git(top, ['update-index', '--assume-unchanged', 'Dockerfile']);
    writeFileSync(join(top, 'Dockerfile'), EDITED);
  }),
  state('detached', { plan: CHANGED }, (top, stage) => stage.git(top, ['checkout', '-q', '--detach'])),
  state('stashed', { plan: CHANGED }, (top, stage) => {
    writeFileSync(join(top, 'README.md'), '# two\n');
    stage.git(top, ['stash', '-q']);
  }),
  state('merging', { plan: UNDER_WAY, files: [] }, (top, stage) => {
    conflict(top, stage);
    if (stage.tryGit(top, ['merge', 'side']) !== 1) throw new Error('there is no conflict');
  }),
  state('rebasing', { plan: UNDER_WAY, files: [] }, (top, stage) => {
    conflict(top, stage);
    if (stage.tryGit(top, ['rebase', 'side']) !== 1) throw new Error('there is no conflict');
  }),
  state('locked', { plan: CHANGED, commit: 'skipped index-locked' }, (top) => writeFileSync(join(top, '.git/index.lock'), '')),
  state('nameless', { plan: CHANGED, commit: 'skipped no-identity' }, (top, stage) => stage.git(top, ['config', 'user.name', ''])),
  state('branch-there', { plan: CHANGED, commit: 'skipped branch-exists' }, (top, stage) => stage.git(top, ['branch', 'x/y'])),
  state('branch-above', { plan: CHANGED, commit: 'skipped branch-exists' }, (top, stage) => stage.git(top, ['branch', 'x'])),
];
