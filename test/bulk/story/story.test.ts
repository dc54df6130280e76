// What `unroot bulk` does to some eighty repositories, from the plan to the commits, with runs that are killed between.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assertCheckedOut, assertCommit, isOfCommit } from './assert-committed.ts';
import { assertSameOutput, assertVerdicts } from './assert-output.ts';
import type { Blob } from './blobs.ts';
import { factsOf } from './facts.ts';
import { applyToFreshClone } from './fresh-clone.ts';
import { given } from './given.ts';
import { killRun, whenFinished } from './interrupt.ts';
import { traceOf } from './layout/hostile.ts';
import { changing, filesOf, layOut, STORY } from './layout/story.ts';
import { BRANCH, CHANGED } from './layout/types.ts';
import type { StoryRepository } from './layout/types.ts';
import { listed, readOutput } from './output.ts';
import { runBulk, startBulk, worked } from './run-bulk.ts';
import { differences, snapshot } from './snapshot.ts';
import { openStage } from './stage.ts';
import { assertWritten, restore, save, tidy } from './work-trees.ts';

const ROOT = 'world/root';
const COMMIT = ['--commit', '--branch', BRANCH];
const stage = openStage();
layOut(stage, STORY);
const facts = new Map(changing('plan').map((repository) => [repository.path, factsOf(stage, repository)]));
const untouched = snapshot(stage.root, true);
const total = STORY.length;
/** What the files hold once they are changed, by repository and file. */
const expected = new Map<string, ReadonlyMap<string, Blob>>();

function assertAllCheckedOut(out: string, repositories: readonly StoryRepository[]): void {
  const found = readOutput(stage, out);
  for (const repository of repositories) {
    assertCheckedOut(stage, repository, given(found.get(`${ROOT}/${repository.path}`)), given(facts.get(repository.path)));
  }
  assert.is(traceOf(stage), undefined);
}

function assertUntouched(): void {
  assert.equal(differences(untouched, snapshot(stage.root, true)), []);
  assert.is(traceOf(stage), undefined);
}

test('a plan: each repository has its result, and none is touched', async () => {
  const run = await runBulk(stage, [ROOT, '--out', 'plan']);
  assert.is(run.status, 2, run.stderr);
  assert.is(run.stdout, '');
  assertVerdicts(stage, 'plan', ROOT, 'plan');
  assertUntouched();
  assert.is(worked(run), total);
  for (const status of ['changed', 'unchanged', 'skipped', 'failed']) {
    const paths = STORY.filter(({ plan }) => plan.startsWith(`${status} `)).map(({ path }) => `${ROOT}/${path}`);
    assert.equal(listed(stage, 'plan', `${status}.txt`), paths.sort(), status);
  }
});

test('each patch applies to a fresh clone, and gives what `fix` writes', async () => {
  const found = readOutput(stage, 'plan');
  for (const repository of changing('plan')) {
    expected.set(repository.path, await applyToFreshClone(stage, repository, given(found.get(`${ROOT}/${repository.path}`))));
  }
  assertUntouched();
});

test('a plan that is killed leaves whole results, and --resume ends like a run that was not', async () => {
  const run = startBulk(stage, [ROOT, '--out', 'killed', '-j', '2']);
  await whenFinished(stage, 'killed', 20, run);
  killRun(run);
  await run.ended;
  const found = readOutput(stage, 'killed');
  // The bare one is told before all others.
  const order = STORY.filter(({ path }) => path !== 'kind/bare.git').map(({ path }) => `${ROOT}/${path}`).sort();
  const last = order.findLastIndex((path) => found.has(path));
  assert.ok(last < order.length - 1, 'it was killed too late');
  const lost = order.slice(0, last).filter((path) => !found.has(path));
  assert.ok(lost.length <= 2, `no more is lost than was being worked on: ${lost.join()}`);
  assertUntouched();

  const resumed = await runBulk(stage, [ROOT, '--out', 'killed', '--resume']);
  assert.is(resumed.status, 2, resumed.stderr);
  assertSameOutput(stage, 'killed', 'plan');
  const isTriedAgain = (verdict: string): boolean => /^(?:skipped|failed) /.test(verdict);
  assert.is(worked(resumed), total - [...found.values()].filter(({ verdict }) => !isTriedAgain(verdict)).length);
  const twice = await runBulk(stage, ['--out', 'killed', '--resume', '-j', '1']);
  assert.is(twice.status, 2, twice.stderr);
  assert.is(worked(twice), STORY.filter(({ plan }) => isTriedAgain(plan)).length);
  assertSameOutput(stage, 'killed', 'plan');
  assertUntouched();
});

test('what fails or is hostile alters nothing of the others', async () => {
  const others = STORY.filter(({ path }) => /^(?:names|plain|text)\//.test(path)).map(({ path }) => `${ROOT}/${path}`);
  const run = await runBulk(stage, [`${ROOT}/names`, `${ROOT}/plain`, `${ROOT}/text`, '--out', 'good', '-j', '1']);
  assert.is(run.status, 0, run.stderr);
  const [good, plan] = [readOutput(stage, 'good'), readOutput(stage, 'plan')];
  assert.equal([...good.keys()].sort(), others.sort());
  for (const path of others) {
    const [one, other] = [good, plan].map((results) => snapshot(given(results.get(path)).folder));
    assert.equal(differences(given(one), given(other)), [], path);
  }
});

test('--apply writes these files and nothing else, also where it is killed half-way', async () => {
  save(stage);
  const before = snapshot(stage.root);
  const run = startBulk(stage, [ROOT, '--out', 'applied', '--apply', '-j', '2']);
  await whenFinished(stage, 'applied', 40, run);
  killRun(run);
  await run.ended;
  const written = assertWritten(stage, { repositories: changing('apply'), before, expected });
  assert.ok(written > 0 && written < filesOf(changing('apply')), `${written} files are written`);
  tidy(stage);

  const resumed = await runBulk(stage, [ROOT, '--out', 'applied', '--apply', '--resume']);
  assert.is(resumed.status, 2, resumed.stderr);
  assertVerdicts(stage, 'applied', ROOT, 'apply');
  assert.is(assertWritten(stage, { repositories: changing('apply'), before, expected }), filesOf(changing('apply')));
  assert.is(traceOf(stage), undefined);
});

test('--commit commits what --apply has written', async () => {
  const before = snapshot(stage.root);
  const run = await runBulk(stage, [ROOT, '--out', 'committed', ...COMMIT]);
  assert.is(run.status, 2, run.stderr);
  assertVerdicts(stage, 'committed', ROOT, 'commit');
  const made = changing('commit');
  assertAllCheckedOut('committed', made);
  const found = readOutput(stage, 'committed');
  for (const repository of made) assertCommit(stage, repository, given(found.get(`${ROOT}/${repository.path}`)), given(expected.get(repository.path)));
  assert.equal(differences(before, snapshot(stage.root)).filter((path) => !isOfCommit(path)), []);
});

test('behind the commits nothing is left to do', async () => {
  const before = snapshot(stage.root, true);
  const part = STORY.filter(({ path }) => /^(?:content|kind|text)\//.test(path));
  const run = await runBulk(stage, [`${ROOT}/content`, `${ROOT}/kind`, `${ROOT}/text`, '--out', 'rerun']);
  assert.is(run.status, 0, run.stderr);
  const found = readOutput(stage, 'rerun');
  assert.is(found.size, part.length);
  for (const { path, plan } of part) {
    const { verdict } = given(found.get(`${ROOT}/${path}`));
    if (plan === CHANGED) assert.match(verdict, /^unchanged /, path);
    else assert.is(verdict, plan, path);
  }
  assert.equal(differences(before, snapshot(stage.root, true)), []);
});

test('--commit without --apply, killed half-way, ends in the same commits', async () => {
  restore(stage);
  const before = snapshot(stage.root);
  const args = [`${ROOT}/plain`, `${ROOT}/state`, `${ROOT}/text`, '--out', 'direct', ...COMMIT];
  const part = changing('commit').filter(({ path }) => /^(?:plain|state|text)\//.test(path));
  const run = startBulk(stage, [...args, '-j', '2']);
  await whenFinished(stage, 'direct', 8, run);
  // Those that work for it finish what they are about; crashes.test.ts ends them too.
  process.kill(run.pid, 'SIGKILL');
  await run.ended;
  const made = assertWritten(stage, { repositories: part, before, expected, isOther: isOfCommit });
  assert.ok(made > 0 && made < filesOf(part), `${made} files are committed`);

  const resumed = await runBulk(stage, [...args, '--resume']);
  assert.is(resumed.status, 0, resumed.stderr);
  assertAllCheckedOut('direct', part);
  assert.is(assertWritten(stage, { repositories: part, before, expected, isOther: isOfCommit }), filesOf(part));
  const [direct, committed] = [readOutput(stage, 'direct'), readOutput(stage, 'committed')];
  for (const [path, { commit, verdict }] of direct) {
    assert.is(commit, committed.get(path)?.commit, path);
    assert.is(verdict, committed.get(path)?.verdict, path);
  }
});

test('no program that a repository names was ever run, and the trap is a real one', () => {
  assert.is(traceOf(stage), undefined);
  spawnSync('git', ['status'], { cwd: join(stage.root, 'hostile/programs'), env: stage.env });
  assert.match(traceOf(stage) ?? '', /evil/);
});

test.run();
