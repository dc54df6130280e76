import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BulkWishes, Invocation } from '../../src/cli/invocation.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

function parsed(...options: readonly string[]): Invocation {
  const result = parseArguments(['bulk', ...options]);
  if (!result.ok) throw new Error(result.message);
  return result.invocation;
}

function wishes(...options: readonly string[]): BulkWishes {
  const { bulk } = parsed('--out', '../run', ...options);
  if (bulk === undefined) throw new Error('no wishes');
  return bulk;
}

function refused(...options: readonly string[]): string {
  const result = parseArguments(['bulk', ...options]);
  assert.is(result.ok, false, `accepted: ${options.join(' ')}`);
  return result.ok ? '' : result.message;
}

const refusedIn = (...options: readonly string[]): string => refused('--out', '../run', ...options);

test('defaults', () => {
  assert.equal(wishes(), {
    out: '../run', repos: undefined, submodules: true, level: 'patch', branch: '', title: undefined, jobs: undefined, timeout: 600_000,
    resume: false, failed: false, limit: undefined, shard: undefined, failFast: false, merge: false,
  });
  assert.equal(parsed('--out', 'x').paths, []);
  assert.is(parsed('--out', 'x').proof, undefined);
});

test('all that can be said', () => {
  const all = ['a', '--repos', 'list', '--no-submodules', '--commit', '--branch', 'unroot/x', '--title', 'Run as a user', '-j', '4', '--timeout', '30s', '--resume', '--failed', '--limit', '10', '--shard', '2/8', '--fail-fast', 'b'];
  assert.equal(wishes(...all), {
    out: '../run', repos: 'list', submodules: false, level: 'commit', branch: 'unroot/x', title: 'Run as a user', jobs: 4, timeout: 30_000,
    resume: true, failed: true, limit: 10, shard: { index: 2, count: 8 }, failFast: true, merge: false,
  });
  assert.equal(parsed('--out', 'x', ...all).paths, ['a', 'b']);
});

test('--out is needed', () => {
  assert.match(refused(), /needs --out DIR/);
  assert.match(refused('--out', ''), /--out needs a value/);
  assert.match(refused('--out'), /--out needs a value/);
  assert.is(parsed('--out', 'a', '--out', 'b').bulk?.out, 'b');
});

test('levels', () => {
  assert.is(wishes('--apply').level, 'apply');
  assert.is(wishes('--commit', '--branch', 'x').level, 'commit');
  assert.match(refusedIn('--apply', '--commit', '--branch', 'x'), /give one of them/);
  assert.match(refusedIn('--commit'), /--commit needs --branch NAME/);
  assert.match(refusedIn('--branch', 'x'), /--branch needs --commit/);
  assert.match(refusedIn('--apply', '--branch', 'x'), /--branch needs --commit/);
  assert.match(refusedIn('--commit', '--branch='), /needs a value/);
});

test('jobs: a number, 0 for as many as there are processors', () => {
  for (const [value, jobs] of [['1', 1], ['256', 256], ['008', 8], ['0', undefined]] as const) assert.is(wishes('--jobs', value).jobs, jobs, value);
  for (const value of ['257', '-1', '1.5', 'x', '1e1', '9999999999', '4 ', '٤']) assert.match(refusedIn(`--jobs=${value}`), /--jobs takes a number from 0 to 256/, value);
});

test('-j with a blank, without one, and what is no number', () => {
  for (const options of [['-j', '4'], ['-j4'], ['--jobs=4'], ['--jobs', '4']]) assert.is(wishes(...options).jobs, 4, options.join(' '));
  assert.is(wishes('-q', '-j4').jobs, 4);
  assert.is(wishes('-j4', '-j8').jobs, 8);
  assert.match(refusedIn('-j'), /--jobs needs a value/);
  assert.match(refusedIn('-j', '-q'), /--jobs needs a value/);
  assert.match(refusedIn('-j', ''), /--jobs needs a value/);
  assert.match(refusedIn('-jq'), /no option `-jq`/);
  assert.match(refusedIn('-qj4'), /no option `-qj4`/);
  assert.match(refusedIn('-j=4'), /no option `-j=4`/);
  assert.match(refusedIn('-j', 'x'), /--jobs takes a number/);
});

test('the limit is at least one', () => {
  assert.is(wishes('--limit', '1').limit, 1);
  assert.is(wishes('--limit', '1000000').limit, 1_000_000);
  for (const value of ['0', '1000001', '-1', 'all', '1k']) assert.match(refusedIn(`--limit=${value}`), /--limit takes a number from 1 to 1000000/, value);
});

test('shards', () => {
  assert.equal(wishes('--shard', '1/1').shard, { index: 1, count: 1 });
  assert.equal(wishes('--shard', '100000/100000').shard, { index: 100_000, count: 100_000 });
  for (const value of ['0/8', '9/8', '1/0', '0/0', '1', '1/', '/8', '1/8/9', '-1/8', '1.5/8', 'a/b', ' 1/8', '1/1234567']) assert.match(refusedIn(`--shard=${value}`), /--shard takes I\/N, such as 2\/8/, value);
});

test('titles: one line that git does not take for a comment', () => {
  for (const title of ['Run as a user', 'größe 🚀', 'a'.repeat(200), 'a # b', '[x] y: z']) assert.is(wishes(`--title=${title}`).title, title);
  for (const title of [' a', 'a ', '#a', 'a\nb', 'a\u001bb', 'a'.repeat(201), '\t', ' ', 'a\u0085b', '\u2028', 'a\u007f']) {
    const message = refusedIn(`--title=${title}`);
    assert.match(message, /--title takes one line/, JSON.stringify(title));
    assert.not.match(message, /[\u001b\n\u0085\u2028\u007f]/);
  }
});

test('the time limit: ten minutes, none with a proof unless one is given', () => {
  assert.is(wishes('--timeout', '5').timeout, 5000);
  assert.is(wishes('--prove').timeout, undefined);
  assert.is(wishes('--prove', '--timeout', '5m').timeout, 300_000);
  assert.match(refusedIn('--timeout', '0'), /--timeout takes a time/);
});

test('with a proof one repository at a time, unless more are asked for', () => {
  assert.is(wishes('--prove').jobs, 1);
  assert.is(wishes('--prove', '-j', '3').jobs, 3);
  assert.ok(parsed('--out', 'x', '--prove').proof !== undefined);
});

test('lists from stdin: one at most', () => {
  assert.is(wishes('--repos', '-').repos, '-');
  assert.is(wishes('--repos=-').repos, '-');
  assert.is(parsed('--out', 'x', '--files-from', '-').filesFrom, '-');
  assert.match(refusedIn('--repos', '-', '--files-from', '-'), /cannot both read stdin/);
  assert.match(refusedIn('-'), /`bulk` reads no Dockerfile from stdin: `--repos -`/);
  assert.match(refusedIn('--repos', '-', '-'), /reads no Dockerfile from stdin/);
});

test('joining takes --out, paths and gates, and nothing else', () => {
  assert.is(wishes('--merge', 'a', 'b', '--quiet', '--strict', '--exit-non-zero-on-fix').merge, true);
  for (const option of [['--unsafe'], ['--resume'], ['--apply'], ['--repos', '-'], ['--shard', '1/2'], ['--prove'], ['--exclude', 'x'], ['--files-from', 'x']]) {
    assert.match(refusedIn('--merge', 'a', ...option), new RegExp(`${option[0] ?? ''} does not go with it`));
  }
  assert.match(refusedIn('--merge'), /needs the --out directories/);
  assert.match(refused('--merge', 'a'), /needs --out DIR/);
});

test('options of fix that say where reports go, or what one image is, do not belong to it', () => {
  for (const option of [['--format', 'json'], ['--report', 'json=x'], ['--color', 'never'], ['--context', 'x'], ['--target', 'x'], ['--keep-logs', 'x'], ['--stdin-filename', 'x'], ['--diff'], ['-n'], ['--allow-dirty']]) {
    assert.match(refusedIn(...option), /does not belong to `bulk`/, option.join(' '));
  }
  for (const option of [['--out', 'x'], ['--apply'], ['-j', '4'], ['--resume'], ['--repos', '-']]) {
    const result = parseArguments(['fix', ...option]);
    assert.match(result.ok ? '' : result.message, /does not belong to `fix`, but to `bulk`/, option.join(' '));
  }
});

test('options of fix that hold for all', () => {
  const { policy, exclude, maxSize } = parsed('--out', 'x', '--unsafe', '--assume', 'low-port', '--user', 'web', '--exclude', 'y', '--max-size', '1k');
  assert.equal(policy, { unsafe: true, only: [], skip: [], user: 'web', assume: ['low-port'] });
  assert.equal(exclude, ['y']);
  assert.is(maxSize, 1024);
});

test.run();
