import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse, parseAllDocuments } from 'yaml';
import { blockOf, blocksOf, readPage } from '../../orchestrators/page.ts';
import { environmentOf } from '../../orchestrators/shim.ts';
import { git, TEXT } from '../cli/harness.ts';

const blocks = blocksOf(readPage());
const REPOSITORIES: Readonly<Record<string, string>> = {
  'acme/api': TEXT.changed, 'acme/batch': TEXT.heldBack, 'acme/cron': TEXT.manual, 'acme/data': TEXT.changed, 'other/edge': TEXT.clean, 'other/form': TEXT.unclear,
};

const folder = mkdtempSync(join(tmpdir(), 'unroot-farm-'));
const variables = environmentOf(join(folder, 'home'), process.env);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** Runs lines of shell in the folder with `-e`, as engines do. Rejects if they fail. */
function run(lines: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-e', '-c', lines], { cwd: folder, env: { ...variables, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', reject);
    child.once('close', (status) => (status === 0 ? resolve() : reject(new Error(`${lines}: exit ${status ?? 'by a signal'}\n${said.join('')}`))));
  });
}

test.before(async () => {
  for (const [path, text] of Object.entries(REPOSITORIES)) {
    const cwd = join(folder, 'repos', path);
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, 'Dockerfile'), text);
    for (const args of [['init', '-q'], ['add', '-A'], ['commit', '-q', '-m', 'start']]) git(cwd, args);
  }
  await run('unroot bulk repos --out alone');
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

/** That what was merged is what one run alone gives, and that the work was split at all. */
function assertSame(merged: string, shards: readonly string[]): void {
  for (const file of ['report.json', 'report.md', 'repos.csv', 'changed.txt', 'unchanged.txt', 'skipped.txt', 'failed.txt']) {
    assert.is(read(`${merged}/${file}`), read(`alone/${file}`), file);
  }
  const counts = shards.map((shard) => {
    const { repositories }: { readonly repositories: readonly unknown[] } = JSON.parse(read(`${shard}/report.json`));
    return repositories.length;
  });
  assert.is(counts.reduce((sum, count) => sum + count, 0), Object.keys(REPOSITORIES).length);
  assert.ok(counts.filter((count) => count > 0).length > 1, `all in one shard: ${counts.join(' ')}`);
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }; readonly steps: readonly { readonly run?: string }[] }>>;
}

test('GitHub Actions: the shards of a matrix, merged, are one run', async () => {
  const { jobs }: Workflow = parse(blockOf(blocks, 'GitHub Actions', 'yaml'));
  const shards = jobs['shard']?.strategy?.matrix.shard ?? [];
  assert.equal(shards, shards.map((_, index) => index + 1), 'a matrix that --shard understands');
  // Steps that fetch and install are what a runner has done before these.
  const linesOf = (job: string): readonly string[] => (jobs[job]?.steps ?? []).flatMap(({ run }) => (run === undefined || /^(?:npm|tar) /.test(run) ? [] : [run]));
  const expand = (lines: string, shard: number): string => lines.replaceAll('${{ matrix.shard }}', String(shard)).replaceAll('${{ strategy.job-total }}', String(shards.length));
  assert.is(linesOf('shard').length, 1);
  await Promise.all(shards.map((shard) => run(expand(linesOf('shard').join('\n'), shard))));
  for (const lines of linesOf('merge')) await run(lines, { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') });
  assertSame('merged', shards.map((shard) => `out/shard-${shard}`));
  assert.is(read('summary.md'), read('merged/report.md'));
});

interface Job {
  readonly kind: string;
  readonly spec: {
    readonly completions?: number;
    readonly completionMode?: string;
    readonly template: { readonly spec: { readonly containers: readonly { readonly command: readonly string[]; readonly args: readonly string[]; readonly env?: readonly { readonly name: string; readonly value: string }[] }[] } };
  };
}

test('Kubernetes: the pods of an indexed Job, merged, are one run', async () => {
  const [split, merge, ...others]: readonly Job[] = parseAllDocuments(blockOf(blocks, 'Kubernetes', 'yaml')).map((document) => document.toJS());
  assert.is(others.length, 0);
  assert.equal([split?.kind, split?.spec.completionMode, merge?.kind], ['Job', 'Indexed', 'Job']);
  // Volumes are folders here.
  const argsOf = (job: Job | undefined): string => {
    const [container, ...more] = job?.spec.template.spec.containers ?? [];
    assert.is(more.length, 0);
    assert.equal(container?.command, ['sh', '-c']);
    assert.is(container?.args.length, 1);
    return (container?.args[0] ?? '').replaceAll('/repos', 'repos').replaceAll('/out/', 'pods/');
  };
  const env = Object.fromEntries((split?.spec.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
  const indexes = Array.from({ length: split?.spec.completions ?? 0 }, (_, index) => index);
  mkdirSync(join(folder, 'pods'));
  await Promise.all(indexes.map((index) => run(argsOf(split), { ...env, JOB_COMPLETION_INDEX: String(index) })));
  await run(argsOf(merge));
  assertSame('pods/merged', indexes.map((index) => `pods/shard-${index}`));
});

test.run();
