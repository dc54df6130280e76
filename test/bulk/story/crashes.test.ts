// A commit is many steps: whichever of them a process dies at, or git fails at, nothing is half-done, and the next run brings it to its end.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TEXT } from '../../cli/harness.ts';
import { assertCheckedOut, assertCommit } from './assert-committed.ts';
import { blobsAt } from './blobs.ts';
import { factsOf } from './facts.ts';
import { gitInBetween, STEPS } from './git-in-between.ts';
import { given } from './given.ts';
import { whenFinished } from './interrupt.ts';
import { commitFiles } from './layout/commit-files.ts';
import { layOut } from './layout/story.ts';
import { BRANCH, CHANGED } from './layout/types.ts';
import type { StoryRepository } from './layout/types.ts';
import { readOutput } from './output.ts';
import { processesOf } from './processes.ts';
import { runBulk, startBulk } from './run-bulk.ts';
import { differences, snapshot } from './snapshot.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const FILES = ['Dockerfile', 'b/Dockerfile'];
const COMMIT = ['world/root', '--out', 'out', '--commit', '--branch', BRANCH];

/** Before these only objects are made, which nothing names yet. */
const KILLED = ['index', 'branch', 'switch'];

/** Two files change, a third is staged and a fourth edited. */
function lay(top: string, stage: Stage): void {
  commitFiles(top, stage, { Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.changed, 'README.md': '# one\n', 'notes.txt': 'one\n' });
  writeFileSync(join(top, 'README.md'), '# two\n');
  stage.git(top, ['add', 'README.md']);
  writeFileSync(join(top, 'notes.txt'), 'two\n');
}

function repositories(paths: readonly string[]): readonly StoryRepository[] {
  return ['calm', ...paths].map((path) => ({ path, lay, plan: CHANGED, files: FILES }));
}

function assertAllCommitted(stage: Stage, all: readonly StoryRepository[], before: ReadonlyMap<string, ReturnType<typeof factsOf>>): void {
  const found = readOutput(stage, 'out');
  const told = all.map(({ path }) => `${path}: ${found.get(`world/root/${path}`)?.verdict}`);
  assert.equal(told, all.map(({ path }) => `${path}: ${CHANGED}`));
  const expected = blobsAt(stage, join(stage.root, 'calm'), 'HEAD', FILES);
  assert.match(expected.get('Dockerfile')?.content ?? '', /^USER node$/m);
  for (const repository of all) {
    const [stored, facts] = [found.get(`world/root/${repository.path}`), before.get(repository.path)];
    assertCheckedOut(stage, repository, given(stored), given(facts));
    assertCommit(stage, repository, given(stored), expected);
    for (const file of FILES) assert.is(readFileSync(join(stage.root, repository.path, file), 'utf8'), expected.get(file)?.content, repository.path);
  }
}

test('a step at which a process dies, or git fails, leaves nothing half-done, and --resume makes all commits', async () => {
  const stage = openStage();
  const all = repositories([...KILLED.map((step) => `before-${step}`), 'after-switch', ...STEPS.map((step) => `without-${step}`)]);
  layOut(stage, all);
  const before = new Map(all.map((repository) => [repository.path, factsOf(stage, repository)]));
  const untouched = snapshot(stage.root);
  const run = await runBulk(stage, COMMIT, { env: gitInBetween(stage) });
  assert.is(run.status, 2, run.stderr);

  const found = readOutput(stage, 'out');
  for (const { path } of all) {
    const verdict = path === 'calm' ? CHANGED : path.startsWith('without-') ? 'failed git-failed' : 'failed worker-died';
    assert.is(found.get(`world/root/${path}`)?.verdict, verdict, path);
  }
  const after = blobsAt(stage, join(stage.root, 'calm'), 'HEAD', FILES);
  for (const { path } of all) {
    const texts = FILES.map((file) => readFileSync(join(stage.root, path, file), 'utf8'));
    texts.forEach((text, index) => assert.ok(text === TEXT.changed || text === after.get(FILES[index] ?? '')?.content, path));
  }
  const failed = all.filter(({ path }) => path.startsWith('without-'));
  for (const repository of failed) {
    assert.match(found.get(`world/root/${repository.path}`)?.message ?? '', /not today$/);
    assert.equal(factsOf(stage, repository), before.get(repository.path), repository.path);
  }
  const touched = differences(untouched, snapshot(stage.root)).filter((path) => path.startsWith('without-'));
  assert.equal(touched.filter((path) => !/\/\.git\/(?:index|objects(?:\/.*)?)$/.test(path)), []);

  const resumed = await runBulk(stage, [...COMMIT, '--resume']);
  assert.is(resumed.status, 0, resumed.stderr);
  assertAllCommitted(stage, all, before);
});

test('a run that another one overtakes leaves what that one has committed', async () => {
  const stage = openStage();
  const all = repositories(['raced-early', 'raced-late', 'raced-last']);
  layOut(stage, all);
  const before = new Map(all.map((repository) => [repository.path, factsOf(stage, repository)]));
  const run = await runBulk(stage, COMMIT, { env: gitInBetween(stage) });
  const found = readOutput(stage, 'out');
  const expected = blobsAt(stage, join(stage.root, 'calm'), 'HEAD', FILES);
  for (const repository of all.slice(1)) {
    const { path } = repository;
    assert.not.match(given(found.get(`world/root/${path}`)).verdict, /^changed /, run.stderr);
    const [other] = readOutput(stage, path.replace('raced', 'other')).values();
    assert.is(given(other).verdict, CHANGED, path);
    assertCheckedOut(stage, repository, given(other), given(before.get(path)));
    assertCommit(stage, repository, given(other), expected);
  }
});

test('Ctrl-C in the middle of many commits: each is made or not, and --resume makes the others', async () => {
  const stage = openStage();
  const all = repositories(Array.from({ length: 8 }, (_, index) => `service-${index}`));
  layOut(stage, all);
  const before = new Map(all.map((repository) => [repository.path, factsOf(stage, repository)]));
  const run = startBulk(stage, [...COMMIT, '-j', '2']);
  await whenFinished(stage, 'out', 3, run);
  // As a terminal does: to the whole group.
  process.kill(-run.pid, 'SIGINT');
  await run.exited;
  assert.equal(processesOf(stage) ?? [], []);
  assert.is((await run.ended).signal, 'SIGINT');
  const found = readOutput(stage, 'out');
  assert.ok(found.size < all.length);
  assert.equal([...snapshot(stage.folder).keys()].filter((path) => /\.(?:tmp|lock)$/.test(path)), []);
  for (const repository of all) {
    const [stored, facts] = [found.get(`world/root/${repository.path}`), before.get(repository.path)];
    if (stored === undefined) assert.equal(factsOf(stage, repository), facts);
    else assert.is(factsOf(stage, repository).head, stored.commit);
  }
  const resumed = await runBulk(stage, [...COMMIT, '--resume']);
  assert.is(resumed.status, 0, resumed.stderr);
  assertAllCommitted(stage, all, before);
});

test.run();
