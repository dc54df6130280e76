import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeTree } from '../../soundness/kills/judge-tree.ts';
import { killRuns } from '../../soundness/kills/kill-runs.ts';
import { makeTree } from '../../soundness/kills/make-tree.ts';
import { randomNumbers } from '../../soundness/kills/random.ts';
import { runFix } from '../../soundness/kills/run-fix.ts';
import { takeSnapshot } from '../../soundness/kills/snapshot.ts';
import type { Entry, Snapshot } from '../../soundness/kills/snapshot.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';

function file(text: string, ids = '100644 0:0', links = 1): Entry {
  return { kind: 'file', bytes: Buffer.from(text), ids, links };
}

const BEFORE: Snapshot = new Map<string, Entry>([['a', file('old')], ['b', file('same')], ['c', { kind: 'link', to: 'a' }]]);
const AFTER: Snapshot = new Map<string, Entry>([...BEFORE, ['a', file('newer')]]);
const TEMPORARY = `.unroot-${'0123456789abcdef01'}.tmp`;

function judged(...changes: readonly (readonly [string, Entry | undefined])[]): string {
  const now = new Map(BEFORE);
  for (const [name, entry] of changes) {
    if (entry === undefined) now.delete(name);
    else now.set(name, entry);
  }
  const { faults, old, new: fresh, leftovers } = judgeTree(now, BEFORE, AFTER);
  return [`${old} old ${fresh} new ${leftovers.length} left`, ...faults].join('; ');
}

test('what is whole is no fault', () => {
  assert.is(judged(), '1 old 0 new 0 left');
  assert.is(judged(['a', file('newer')]), '0 old 1 new 0 left');
  assert.is(judged([TEMPORARY, file('new')], [`folder/${TEMPORARY}`, file('')]), '1 old 0 new 2 left');
});

test('every kind of damage is found', () => {
  for (const torn of ['', 'new', 'oldnewer', 'newer ', 'oldes']) assert.match(judged(['a', file(torn)]), /; a: torn: /);
  assert.match(judged(['b', file('newer')]), /; b: torn: /);
  assert.match(judged(['a', file('newer', '100600 0:0')]), /; a: mode, owner or links changed/);
  assert.match(judged(['a', file('newer', '100644 0:0', 2)]), /; a: mode, owner or links changed/);
  assert.match(judged(['a', undefined]), /; a: it is gone/);
  assert.match(judged(['c', file('newer')]), /; c: a link became another file/);
  assert.match(judged(['c', { kind: 'link', to: 'b' }]), /; c: a link became another link/);
  assert.match(judged(['a', { kind: 'other' }]), /; a: /);
  assert.match(judged(['d', file('old')], ['.unroot-1.tmp', file('')]), /; d: it was not there before; \.unroot-1\.tmp: it was not/);
});

test('a torn file in a real tree is found', () => {
  const root = temporaryTree();
  makeTree(root, 20, randomNumbers(3));
  const before = takeSnapshot(root);
  const path20 = path.join('group-2', 'service-19', 'Dockerfile');
  const text = readFileSync(path.join(root, path20));
  writeFileSync(path.join(root, path20), text.subarray(0, -1));
  assert.equal(judgeTree(takeSnapshot(root), before, before).faults.length, 1);
});

for (const [signal, kills, files] of [['SIGKILL', 2, 1000], ['SIGKILL', 3, 30], ['SIGTERM', 1, 30], ['SIGINT', 1, 30]] as const) {
  test(`${signal} in the middle of ${files} files: every one is whole, and a second run does the rest`, async () => {
    // Windows knows no signals: each of them ends a process at once.
    if (process.platform === 'win32') return;
    const tally = await killRuns({ root: temporaryTree(), files, kills, seed: 7, signal }, () => {});
    assert.is(tally.faults.join('\n'), '');
    assert.is(tally.kills, kills);
    assert.ok(tally.changing > files / 2);
    if (signal !== 'SIGKILL') assert.is(tally.leftovers, 0);
  });
}

test('two runs at once over one tree: every file is whole, and the work is done', async () => {
  const root = temporaryTree();
  const alone = temporaryTree();
  for (const tree of [root, alone]) makeTree(tree, 40, randomNumbers(9));
  const before = takeSnapshot(root);
  await runFix(alone);
  const after = takeSnapshot(alone);
  const runs = await Promise.all([runFix(root), runFix(root)]);
  // Whoever comes second to a file finds it changed, or done.
  for (const { status } of runs) assert.ok(status === 0 || status === 2);
  const { faults, old, leftovers } = judgeTree(takeSnapshot(root), before, after);
  assert.is([...faults, ...leftovers].join('\n'), '');
  assert.is(old, 0);
});

test.run();
