import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { storeOutcome } from '../../src/bulk/store-outcome.ts';
import type { RepositoryResult } from '../../src/bulk/types.ts';
import { inFolder } from '../cli/harness.ts';
import { resultOf } from './reports/stored-run.ts';

const CHANGED = resultOf({ path: 'org/api', status: 'changed', code: 'runs-as-root' });
const FAILED = resultOf({ path: 'org/api', status: 'failed', code: 'git-failed', message: 'fatal: a\nb\u001b[2J\n::error::x' });
const { folder: NAME } = CHANGED;

test('patch, message and findings of one that changes', () => inFolder({}, async (out) => {
  await storeOutcome(out, { result: CHANGED, patch: 'diff\n', message: 'Title\n\nbody\n' });
  const folder = join(out, 'repos', NAME);
  assert.is(readdirSync(folder).sort().join(), 'changes.patch,findings.json,message.md');
  assert.is(readFileSync(join(folder, 'changes.patch'), 'utf8'), 'diff\n');
  assert.is(readFileSync(join(folder, 'message.md'), 'utf8'), 'Title\n\nbody\n');
  assert.equal(JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')), CHANGED);
  assert.is(readdirSync(join(out, 'repos')).join(), NAME);
}));

test('an empty patch is a file too, and one that does not change has none', () => inFolder({}, async (out) => {
  await storeOutcome(out, { result: CHANGED, patch: '', message: '' });
  assert.is(readFileSync(join(out, 'repos', NAME, 'changes.patch'), 'utf8'), '');
  await storeOutcome(out, { result: resultOf({ path: 'org/api', status: 'unchanged', code: 'non-root' }) });
  assert.is(readdirSync(join(out, 'repos', NAME)).join(), 'findings.json');
}));

test('why it failed, with nothing in it that moves a cursor or commands a CI system', () => inFolder({}, async (out) => {
  await storeOutcome(out, { result: FAILED });
  const folder = join(out, 'repos', NAME);
  assert.is(readdirSync(folder).sort().join(), 'error.txt,findings.json');
  assert.is(readFileSync(join(folder, 'error.txt'), 'utf8'), 'org/api: git-failed\nfatal: a\nb\\x1b[2J\n\\x3a:error::x\nunroot explain git-failed says more\n');
  const json = readFileSync(join(folder, 'findings.json'), 'utf8');
  assert.not(/[\u0000-\u0009\u000b-\u001f]/.test(json));
  assert.equal(JSON.parse(json), FAILED);
}));

test('an old folder gives its place as a whole', () => inFolder({ [`repos/${NAME}/changes.patch`]: 'old', [`repos/${NAME}/deep/er/x`]: 'old', 'repos/other/findings.json': 'kept' }, async (out) => {
  chmodSync(join(out, 'repos', NAME, 'changes.patch'), 0o400);
  await storeOutcome(out, { result: FAILED });
  assert.is(readdirSync(join(out, 'repos', NAME)).sort().join(), 'error.txt,findings.json');
  assert.is(readdirSync(join(out, 'repos')).sort().join(), [NAME, 'other'].sort().join());
  assert.is(readFileSync(join(out, 'repos/other/findings.json'), 'utf8'), 'kept');
}));

test('so does whatever else stands there, and a link is not followed', () => inFolder({ 'elsewhere/x': 'kept' }, async (out) => {
  mkdirSync(join(out, 'repos'));
  symlinkSync(join(out, 'elsewhere'), join(out, 'repos', NAME));
  await storeOutcome(out, { result: FAILED });
  assert.is(readdirSync(join(out, 'elsewhere')).join(), 'x');
  assert.is(readdirSync(join(out, 'repos', NAME)).sort().join(), 'error.txt,findings.json');
  writeFileSync(join(out, 'repos/file'), 'x');
  await storeOutcome(out, { result: { ...FAILED, folder: 'file' } });
  assert.is(readdirSync(join(out, 'repos')).sort().join(), [NAME, 'file'].sort().join());
}));

test('one that cannot be stored leaves what was there, and nothing beside it', () => inFolder({ [`repos/${NAME}/findings.json`]: 'old' }, async (out) => {
  // JSON has no way to write such a number.
  const unstorable: RepositoryResult = JSON.parse(JSON.stringify(CHANGED), (key, value: unknown) => (key === 'toWrite' ? 1n : value));
  let thrown: unknown;
  await storeOutcome(out, { result: unstorable, patch: 'x' }).catch((error: unknown) => (thrown = error));
  assert.instance(thrown, TypeError);
  assert.is(readFileSync(join(out, 'repos', NAME, 'findings.json'), 'utf8'), 'old');
  assert.is(readdirSync(join(out, 'repos')).join(), NAME);
}));

test('an output folder that is a file', () => inFolder({ out: 'x', 'made/repos': 'x' }, async (folder) => {
  for (const out of ['out', 'made']) {
    let thrown: unknown;
    await storeOutcome(join(folder, out), { result: CHANGED }).catch((error: unknown) => (thrown = error));
    assert.instance(thrown, Error, out);
  }
  assert.not(existsSync(join(folder, 'made/repos', NAME)));
}));

test('the same outcome gives the same bytes, many at a time', () => inFolder({}, async (out) => {
  const results = Array.from({ length: 30 }, (_, index) => resultOf({ path: `org/${index % 10}`, status: 'unchanged', code: 'non-root' }));
  await Promise.all(results.slice(0, 10).map((result) => storeOutcome(out, { result })));
  const before = readFileSync(join(out, 'repos', results[0]?.folder ?? '', 'findings.json'), 'utf8');
  for (const result of results.slice(10)) await storeOutcome(out, { result });
  assert.is(readdirSync(join(out, 'repos')).length, 10);
  assert.is(readFileSync(join(out, 'repos', results[0]?.folder ?? '', 'findings.json'), 'utf8'), before);
}));

test.run();
