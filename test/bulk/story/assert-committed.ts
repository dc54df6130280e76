import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { blobsAt } from './blobs.ts';
import type { Blob } from './blobs.ts';
import { factsOf } from './facts.ts';
import type { Facts } from './facts.ts';
import { BRANCH } from './layout/types.ts';
import type { StoryRepository } from './layout/types.ts';
import type { Stored } from './output.ts';
import { MAIL, NAME } from './stage.ts';
import type { Stage } from './stage.ts';

/** The commit is checked out on the branch; all that was staged, edited, stashed or on other branches before is as it was. */
export function assertCheckedOut(stage: Stage, repository: StoryRepository, stored: Stored, before: Facts): void {
  const { path } = repository;
  const now = factsOf(stage, repository);
  assert.is(now.head, stored.commit, path);
  assert.is(now.branch, BRANCH, path);
  assert.is(stored.head, before.head, path);
  assert.equal(now.refs, [...before.refs, `refs/heads/${BRANCH} ${now.head}`].sort(), path);
  // Of the submodule another commit is checked out now.
  if (path === 'kind/super') assert.match(now.status.join('\n'), /^1 \.M SC\.\. .* lib\/part\n$/, path);
  else assert.equal(now.status, before.status, path);
}

/** It is one commit of these files and of nothing else, with the message that stands in the output. */
export function assertCommit(stage: Stage, repository: StoryRepository, { commit, head, folder }: Stored, expected: ReadonlyMap<string, Blob>): void {
  const { path, files = ['Dockerfile'] } = repository;
  const top = join(stage.root, path);
  const text = stage.git(top, ['cat-file', 'commit', commit]);
  const end = text.indexOf('\n\n');
  const person = `${NAME} <${MAIL}> 1700000000 +0100`;
  assert.equal(text.slice(0, end).split('\n').slice(1), [`parent ${head}`, `author ${person}`, `committer ${person}`], path);
  assert.is(text.slice(end + 2), readFileSync(join(folder, 'message.md'), 'utf8'), path);

  const raw = stage.git(top, ['diff-tree', '-r', '-z', '--no-renames', head, commit]).split('\0');
  assert.equal(raw.filter((_, index) => index % 2 === 1).sort(), [...files].sort(), path);
  for (const entry of raw.filter((each, index) => index % 2 === 0 && each !== '')) assert.match(entry, /^:(\d+) \1 \w+ \w+ M$/, path);
  assert.equal(blobsAt(stage, top, commit, files), expected, path);
  stage.git(top, ['fsck', '--no-progress', '--strict']);
}

/** Whether a path, below the root, is one at which git keeps what a commit on a new branch brings. */
export function isOfCommit(path: string): boolean {
  const [, inside] = /(?:^|\/)\.git\/(?:modules\/lib\/part\/|worktrees\/[^/]+\/)?(.+)$/s.exec(path) ?? [];
  if (inside === undefined) return false;
  return /^(?:index|HEAD|(?:logs\/)?refs\/heads\/x(?:\/y)?|logs(?:\/HEAD|\/refs(?:\/heads)?)?|objects\/[0-9a-f]{2}(?:\/[0-9a-f]+)?)$/.test(inside);
}
