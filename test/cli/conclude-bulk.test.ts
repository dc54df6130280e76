import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { RunRecord } from '../../src/bulk/types.ts';
import { concludeBulk } from '../../src/cli/conclude-bulk.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { inRun } from '../bulk/reports/stored-run.ts';
import type { Given } from '../bulk/reports/stored-run.ts';
import { fileOf, manual, unsafe } from '../report/runs.ts';
import { heardIo } from './heard-io.ts';

const changed = (path: string): Given => ({ path, status: 'changed', code: 'runs-as-root', files: [fileOf('Dockerfile', 'changed')] });
const fine: Given = { path: 'fine', status: 'unchanged', code: 'non-root', files: [fileOf('Dockerfile', 'clean')] };
const held: Given = { path: 'held', status: 'unchanged', code: 'low-port', files: [fileOf('Dockerfile', 'held-back', { findings: [unsafe] })] };
const person: Given = { path: 'person', status: 'unchanged', code: 'onbuild', files: [fileOf('Dockerfile', 'manual', { findings: [manual] })] };
const skipped: Given = { path: 'skipped', status: 'skipped', code: 'no-commits', message: 'it has no commit yet' };
const failed: Given = { path: 'failed', status: 'failed', code: 'timed-out', message: 'it took too long' };

interface Concluded {
  readonly status: number;
  readonly stderr: string;
  readonly written: readonly string[];
  readonly failedList: string;
}

async function concluded(given: readonly Given[], options: readonly string[] = [], record: (found: RunRecord) => RunRecord = (found) => found): Promise<Concluded> {
  const parsed = parseArguments(['bulk', '--out', '../run', ...options]);
  if (!parsed.ok) throw new Error(parsed.message);
  const results: Concluded[] = [];
  await inRun(given, async (out, run, heads) => {
    const { io, stderr, stdout } = heardIo();
    const status = await concludeBulk(out, record(run), heads.toReversed(), parsed.invocation, io);
    assert.is(stdout(), '');
    results.push({ status, stderr: stderr(), written: readdirSync(out).sort(), failedList: readFileSync(join(out, 'failed.txt'), 'utf8') });
  });
  const [result] = results;
  if (result === undefined) throw new Error('nothing was concluded');
  return result;
}

test('reports are written, and told by reason, the largest first', async () => {
  const { stderr, written, status, failedList } = await concluded([changed('b'), changed('a'), fine, skipped, failed]);
  assert.is(stderr, [
    '     2  changed    runs-as-root: the stage runs as root, and nothing was seen that needs it',
    '     1  failed     timed-out: the repository took longer than one may take',
    '     1  skipped    no-commits: the repository has no commit yet',
    '     1  unchanged  non-root: the stage runs as a user other than root',
    '5 repositories: 1 unchanged, 2 changed, 1 skipped, 1 failed.',
    'Reports and patches are in ../run.',
    'unroot: failed: it took too long',
    '',
  ].join('\n'));
  for (const name of ['report.html', 'report.md', 'report.json', 'repos.csv', 'changed.txt', 'failed.txt', 'skipped.txt', 'unchanged.txt']) assert.ok(written.includes(name), name);
  assert.not(written.some((name) => name.endsWith('.tmp')));
  assert.is(failedList, 'failed\n');
  assert.is(status, 2);
});

test('--quiet: the failures and nothing else', async () => {
  assert.is((await concluded([changed('a'), failed], ['--quiet'])).stderr, 'unroot: failed: it took too long\n');
  assert.is((await concluded([changed('a')], ['--quiet'])).stderr, '');
});

test('what is left to do is told', async () => {
  const { stderr, status } = await concluded([changed('a')], [], (found) => ({ ...found, repositories: ['a', 'b', 'c'] }));
  assert.match(stderr, /^1 repository: 1 changed\. 2 left \(--resume goes on\)\.$/m);
  assert.is(status, 0);
});

test('no repository at all', async () => {
  const { stderr, status } = await concluded([]);
  assert.is(stderr, 'No repositories found.\n0 repositories.\nReports and patches are in ../run.\n');
  assert.is(status, 0);
});

/** Repositories, and the exit status without a gate, with --strict, with --exit-non-zero-on-fix. */
const STATUS: readonly (readonly [what: string, given: readonly Given[], plain: number, strict: number, onFix: number])[] = [
  ['nothing to do', [fine], 0, 0, 0],
  ['a change', [changed('a'), fine], 0, 0, 1],
  ['a fix that is held back', [held], 0, 1, 0],
  ['a person must decide', [person], 0, 1, 0],
  ['one is skipped', [skipped, changed('a')], 0, 1, 1],
  ['one failed', [failed, changed('a'), held], 2, 2, 2],
];

for (const [what, given, plain, strict, onFix] of STATUS) {
  test(`exit status: ${what}`, async () => {
    assert.is((await concluded(given)).status, plain);
    assert.is((await concluded(given, ['--strict'])).status, strict);
    assert.is((await concluded(given, ['--exit-non-zero-on-fix'])).status, onFix);
  });
}

test('nothing of a repository reaches the terminal', async () => {
  const { stderr } = await concluded([{ ...failed, path: 'a\u001b[2J\n::error::x', message: 'fatal: b\n::error::y\u001b]0;z\u0007' }]);
  assert.not.match(stderr, /[\u001b\u0007]|^::/m);
  assert.is(stderr.split('\n').length, 5);
});

test.run();
