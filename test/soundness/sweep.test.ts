import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runSweep } from '../../soundness/sweep/run-sweep.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { temporaryTree } from '../locate/temporary-tree.ts';
import { lines, POLICY } from '../subject.ts';

const SWEEP = fileURLToPath(new URL('../../soundness/sweep.js', import.meta.url));
const TEXT = lines('FROM debian:12', 'COPY a /app/', 'WORKDIR /app', 'VOLUME /app', 'CMD ["/app/x"]');

/** Status and the lines of a run, runs of blanks as one. */
function sweep(...args: readonly string[]): { readonly status: number | null; readonly rows: readonly string[]; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SWEEP, ...args], { encoding: 'utf8' });
  return { status, rows: stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' ')), stderr };
}

test('judges what is named like a Dockerfile, ignored or not, and goes on behind what it cannot read', () => {
  const top = temporaryTree({ Dockerfile: TEXT, '.gitignore': 'b\n', 'b/app.Dockerfile': TEXT, 'c/Dockerfile': Buffer.from([0x46, 0xff]), 'd/0a1b': TEXT });
  const { status, rows } = sweep(top);
  assert.is(status, 0);
  for (const row of ['files 3', 'held-back 2', 'existing-volume 2', 'skipped 1', 'not-utf8 1', 'crashed 0', 'patch does not apply 0']) assert.ok(rows.includes(row), `${row}:\n${rows.join('\n')}`);
});

test('every name, and unsafe fixes', () => {
  const { status, rows } = sweep('--names', 'all', '--unsafe', temporaryTree({ '0a1b': TEXT, 'c/d': TEXT, '.git/e': TEXT }));
  assert.is(status, 0);
  assert.ok(rows.includes('files 2') && rows.includes('changed 2'), rows.join('\n'));
});

test('neighbours are heard, unless each file is judged alone', () => {
  const top = temporaryTree({ Dockerfile: TEXT, '.unroot.json': '{ "nonsense": 1 }' });
  assert.ok(sweep(top).rows.includes('unread 1'));
  assert.ok(sweep('--alone', top).rows.includes('held-back 1'));
});

test('a fault of one file is counted, and the others are judged', async () => {
  const options = { folders: [temporaryTree({ 'a/Dockerfile': TEXT, 'b/Dockerfile': TEXT, 'c/Dockerfile': TEXT })], policy: { ...POLICY, unsafe: true }, alone: true, anyName: false, allReasons: false };
  const told: string[] = [];
  const tally = await runSweep(options, (_folder, done, all) => told.push(`${done}/${all}`), (input) => {
    if (input.path.endsWith('/a/Dockerfile')) throw new Error('so');
    const rewrite = rewriteText(input);
    return input.path.endsWith('/b/Dockerfile') && input.text === TEXT ? { ...rewrite, after: `${rewrite.after}USER root\n` } : rewrite;
  });
  assert.ok(typeof tally !== 'string');
  assert.equal(told, ['1/3', '2/3', '3/3']);
  assert.equal([...tally.statuses], [['crashed', 1], ['changed', 2]]);
  assert.equal(new Set(tally.faults.map(({ path, kind }) => `${path.split('/').at(-2)} ${kind}`)), new Set(['a crashed', 'b bytes-lost', 'b no-longer-parses', 'b user-not-effective', 'b not-idempotent']));
});

test('bad usage, a missing folder, and nothing to judge', () => {
  for (const args of [[], ['--what'], [join(temporaryTree(), 'nope')], [temporaryTree()], [join(temporaryTree({ Dockerfile: TEXT }), 'Dockerfile')]]) {
    const { status, rows, stderr } = sweep(...args);
    assert.is(status, 2);
    assert.equal(rows, ['']);
    assert.match(stderr, /^sweep: /);
  }
});

test.run();
