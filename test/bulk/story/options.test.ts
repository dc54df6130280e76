// The options of `unroot bulk` that choose repositories, and those that go on with an earlier run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TEXT, unroot } from '../../cli/harness.ts';
import { given } from './given.ts';
import { commitMore, committed } from './layout/commit-files.ts';
import { plainRepositories } from './layout/plain.ts';
import { layOut } from './layout/story.ts';
import { CHANGED } from './layout/types.ts';
import type { StoryRepository } from './layout/types.ts';
import { finished, listed, readOutput } from './output.ts';
import { runBulk, worked } from './run-bulk.ts';
import { differences, snapshot } from './snapshot.ts';
import { openStage } from './stage.ts';

const ROOT = 'world/root';
const stage = openStage();
const OTHERS: readonly StoryRepository[] = [
  { path: '#odd "name"', plan: CHANGED, lay: committed({ Dockerfile: TEXT.changed, 'b c/Dockerfile': TEXT.changed }) },
  { path: 'bad', plan: 'failed bad-config', files: [], lay: committed({ Dockerfile: TEXT.changed, '.unroot.yaml': 'user: [\n' }) },
  { path: 'held', plan: 'unchanged low-port', files: [], lay: committed({ Dockerfile: TEXT.heldBack }) },
  { path: 'done', plan: 'unchanged non-root', files: [], lay: committed({ Dockerfile: TEXT.clean }) },
];
const ALL = [...OTHERS, ...plainRepositories(4)];
layOut(stage, ALL);
const untouched = snapshot(stage.root, true);
await runBulk(stage, [ROOT, '--out', 'full']);
const full = snapshot(join(stage.folder, 'full'));

function pathsOf(out: string): readonly string[] {
  return [...readOutput(stage, out).keys()].map((path) => path.slice(ROOT.length + 1)).sort();
}

function assertSame(out: string): void {
  assert.equal(differences(full, snapshot(join(stage.folder, out))), [], out);
}

test('shards part the repositories, and --merge brings the whole run together', async () => {
  const shards = ['1/2', '2/2'];
  await Promise.all(shards.map((shard, index) => runBulk(stage, [ROOT, '--out', `shard-${index}`, '--shard', shard, '-j', '1'])));
  assert.equal(shards.flatMap((_, index) => pathsOf(`shard-${index}`)).sort(), ALL.map(({ path }) => path).sort());
  const merged = await runBulk(stage, ['--merge', 'shard-0', 'shard-1', '--out', 'merged']);
  assert.is(merged.status, 2, merged.stderr);
  assertSame('merged');
});

test('--limit takes some, and --resume those that were not worked on yet, before it tries failed ones again', async () => {
  for (const [index, resume] of [[], ['--resume']].entries()) {
    const run = await runBulk(stage, [ROOT, '--out', 'limited', '--limit', '4', '-j', '1', ...resume]);
    assert.is(run.status, 2, run.stderr);
    assert.is(worked(run), 4);
    assert.is(finished(stage, 'limited').length, 4 * (index + 1));
    assert.is(/(\d+) left/.exec(run.stderr)?.[1], index === 0 ? '4' : undefined, run.stderr);
  }
  assertSame('limited');
});

test('--repos takes a list, as an earlier run has written it, from a file or a pipe', async () => {
  const changed = listed(stage, 'full', 'changed.txt').map((path) => path.slice(ROOT.length + 1));
  assert.ok(changed.includes('#odd "name"'));
  const stdin = `${readFileSync(join(stage.folder, 'full/changed.txt'), 'utf8')}\n# a comment\n${ROOT}/nowhere\nworld\n`;
  const [fromFile, fromPipe] = await Promise.all([
    runBulk(stage, ['--repos', 'full/changed.txt', '--out', 'from-file', '-j', '1']),
    runBulk(stage, ['--repos', '-', '--out', 'from-pipe', '-j', '1'], { stdin }),
  ]);
  assert.is(fromFile.status, 0, fromFile.stderr);
  assert.equal(pathsOf('from-file'), [...changed].sort());
  assert.is(fromPipe.status, 2, fromPipe.stderr);
  const [one, other] = [readOutput(stage, 'from-file'), readOutput(stage, 'from-pipe')];
  for (const [path, { folder }] of one) assert.equal(differences(snapshot(folder), snapshot(given(other.get(path)).folder)), []);
  const more = [...other.values()].filter(({ path }) => !one.has(path)).map(({ path, verdict }) => `${path}: ${verdict}`);
  assert.equal(more.sort(), ['world/root/nowhere: failed missing-path', 'world: failed not-a-repository']);
});

test('--files-from works on these files only', async () => {
  const stdin = [`${ROOT}/#odd "name"/b c/Dockerfile`, `${ROOT}/plain/service-0/worker/Dockerfile`, `${ROOT}/plain/service-0/Dockerfile`].join('\0');
  const run = await runBulk(stage, ['--files-from', '-', '--out', 'files', '-j', '1'], { stdin });
  assert.is(run.status, 0, run.stderr);
  assert.equal(pathsOf('files'), ['#odd "name"', 'plain/service-0']);
  const patch = readFileSync(join(given(readOutput(stage, 'files').get(`${ROOT}/#odd "name"`)).folder, 'changes.patch'), 'utf8');
  assert.equal(patch.match(/^\+\+\+ .*$/gm), ['+++ b/b c/Dockerfile\t']);
});

test('--fail-fast takes up nothing behind a failure', async () => {
  const run = await runBulk(stage, [ROOT, '--out', 'fast', '--fail-fast', '-j', '1']);
  assert.is(run.status, 2);
  assert.equal(pathsOf('fast'), ['#odd "name"', 'bad']);
  assert.match(run.stderr, / 6 left/);
  const resumed = await runBulk(stage, ['--out', 'fast', '--resume', '-j', '1']);
  assert.is(worked(resumed), 7);
  assertSame('fast');
});

test('--strict and --exit-non-zero-on-fix decide the exit status', async () => {
  const status = async (out: string, ...args: readonly string[]): Promise<number | null> => (await runBulk(stage, [...args, '--out', out, '-q', '-j', '1'])).status;
  const statuses = await Promise.all([
    status('gate-0', `${ROOT}/plain/service-1`, `${ROOT}/done`, '--strict'),
    status('gate-1', `${ROOT}/plain/service-1`, '--exit-non-zero-on-fix'),
    status('gate-2', `${ROOT}/held`, '--strict'),
  ]);
  assert.equal(statuses, [0, 1, 1]);
});

test('--out in a repository, or among other files, is refused, and nothing is written', async () => {
  mkdirSync(join(stage.folder, 'mine'));
  writeFileSync(join(stage.folder, 'mine/notes.txt'), 'mine\n');
  stage.git(stage.outside, ['init', '-q', '--bare', 'bare.git']);
  const before = snapshot(stage.folder, true);
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { status, stderr } = await unroot(['bulk', ...args], { cwd: stage.folder });
    assert.is(status, 2, args.join(' '));
    return stderr;
  };
  for (const out of [`${ROOT}/done/out`, `${ROOT}/done/.git/out`, `${ROOT}/done`, 'world/outside/bare.git/new/out', 'mine', 'mine/notes.txt']) {
    assert.match(await refused(ROOT, '--out', out), /^unroot: --out /, out);
  }
  await refused(ROOT);
  await refused(ROOT, '--out', 'mine', '--merge');
  await refused(ROOT, '--out', 'new', '--commit', '--branch', '-x');
  await refused(ROOT, '--out', 'new', '--apply', '--commit', '--branch', 'x');
  assert.equal(differences(before, snapshot(stage.folder, true)), []);
});

test('--failed runs those again that failed, once they are repaired', async () => {
  assert.equal(differences(untouched, snapshot(stage.root, true)), []);
  commitMore(join(stage.root, 'bad'), stage, { '.unroot.yaml': 'user: svc\n' });
  const run = await runBulk(stage, ['--out', 'full', '--failed', '-j', '1']);
  assert.is(run.status, 0, run.stderr);
  assert.is(worked(run), 1);
  assert.is(readOutput(stage, 'full').get(`${ROOT}/bad`)?.verdict, CHANGED);
  assert.equal(listed(stage, 'full', 'failed.txt'), []);
  const changed = ALL.filter(({ path, plan }) => path === 'bad' || plan === CHANGED).map(({ path }) => `${ROOT}/${path}`);
  assert.equal(listed(stage, 'full', 'changed.txt'), changed.sort());
});

test.run();
