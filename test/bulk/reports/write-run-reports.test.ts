import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePathList } from '../../../src/bulk/path-list.ts';
import { writeRunReports } from '../../../src/bulk/reports/write-run-reports.ts';
import { fileOf, safe } from '../../report/runs.ts';
import { HOSTILE } from '../../report/hostile.ts';
import { inRun } from './stored-run.ts';
import type { Given } from './stored-run.ts';

const REPORTS = ['changed.txt', 'failed.txt', 'report.html', 'report.json', 'report.md', 'repos.csv', 'skipped.txt', 'unchanged.txt'] as const;
const GIVEN: readonly Given[] = [
  { path: 'org/web', status: 'changed', code: 'runs-as-root', files: [fileOf('Dockerfile', 'changed', { findings: [safe] })] },
  { path: 'org/api', status: 'changed', code: 'runs-as-root', files: [fileOf('Dockerfile', 'changed', { findings: [safe] })] },
  { path: 'org/docs', status: 'unchanged', code: 'no-dockerfile' },
  { path: 'org/new', status: 'skipped', code: 'no-commits', head: null },
  { path: 'org/old', status: 'failed', code: 'git-failed' },
];

function read(out: string, name: string): string {
  return readFileSync(join(out, name), 'utf8');
}

async function problemOf(work: Promise<void>): Promise<string> {
  return await work.then(() => 'none', (error: unknown) => (error instanceof Error ? error.message : String(error)));
}

test('every report is there and nothing else is; the same results give the same bytes', async () => {
  const runs: (readonly string[])[] = [];
  const write = async (): Promise<void> => {
    await inRun(GIVEN, async (out, run, heads) => {
      for (const name of REPORTS) writeFileSync(join(out, name), 'old');
      await writeRunReports(out, run, heads);
      assert.equal(readdirSync(out).toSorted(), [...REPORTS, 'repos'].toSorted());
      runs.push(REPORTS.map((name) => read(out, name)));
    });
  };
  await write();
  await write();
  assert.equal(runs[0], runs[1]);
  assert.not.ok(runs[0]?.includes('old'));
});

test('lists hold the paths in order, and are read back whatever they hold', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    await writeRunReports(out, run, heads);
    assert.equal(['changed', 'unchanged', 'skipped', 'failed'].map((status) => read(out, `${status}.txt`)), ['org/api\norg/web\n', 'org/docs\n', 'org/new\n', 'org/old\n']);
  });
  // What came from a file name is well-formed.
  const paths = HOSTILE.map((text) => `${text.replaceAll(/\p{Cs}/gu, '')}/repository`);
  await inRun(paths.map((path) => ({ path, status: 'failed', code: 'git-failed' })), async (out, run, heads) => {
    await writeRunReports(out, run, heads);
    assert.equal(parsePathList(read(out, 'failed.txt')), { ok: true, paths: paths.toSorted() });
    assert.is(read(out, 'changed.txt'), '');
  });
});

test('a result that is gone or damaged is named, and the old report stays', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    const folder = heads.find(({ path }) => path === 'org/web')?.folder ?? '';
    const findings = join(out, 'repos', folder, 'findings.json');
    const whole = readFileSync(findings, 'utf8');
    writeFileSync(join(out, 'report.json'), 'old');
    const damages: readonly (() => void)[] = [
      () => rmSync(findings),
      () => writeFileSync(findings, whole.slice(0, -20)),
      () => writeFileSync(findings, '{}'),
      () => writeFileSync(findings, JSON.stringify({ ...JSON.parse(whole), notes: undefined })),
      () => {
        rmSync(findings);
        mkdirSync(findings);
      },
    ];
    for (const damage of damages) {
      damage();
      assert.is(await problemOf(writeRunReports(out, run, heads)), `the reports cannot be written: ${findings} was removed or damaged after its repository was done`);
      assert.is(read(out, 'report.json'), 'old');
      assert.equal(readdirSync(out).filter((name) => name.endsWith('.tmp')), []);
    }
    rmSync(findings, { recursive: true });
    writeFileSync(findings, whole);
    assert.is(await problemOf(writeRunReports(out, run, heads)), 'none');
  });
});

test('a patch that is gone is named', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    const patch = join(out, 'repos', heads.find(({ path }) => path === 'org/web')?.folder ?? '', 'changes.patch');
    rmSync(patch);
    assert.is(await problemOf(writeRunReports(out, run, heads)), `the reports cannot be written: ${patch} was removed or damaged after its repository was done`);
  });
});

test('a run without repositories', async () => {
  await inRun([], async (out, run, heads) => {
    await writeRunReports(out, run, heads);
    assert.equal(JSON.parse(read(out, 'report.json')).repositories, []);
    assert.match(read(out, 'report.md'), /^## unroot: repositories\n\n0 repositories\.\n/);
    assert.is(read(out, 'repos.csv').split('\n').length, 2);
    assert.ok(read(out, 'report.html').endsWith('</html>\n'));
  });
});

test.run();
