import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { changeOf } from '../../src/bulk/change.ts';
import type { Change } from '../../src/bulk/change.ts';
import type { HeadResult } from '../../src/bulk/against-head.ts';
import { TEXT } from '../cli/harness.ts';
import { addFiles, setUpGit } from '../locate/temporary-tree.ts';
import { must } from '../subject.ts';
import { comparedIn, fixedOf, repository } from './compared.ts';

const FIXED = fixedOf(TEXT.changed);
const CRLF = TEXT.changed.replaceAll('\n', '\r\n');

async function only(root: string): Promise<HeadResult> {
  return must((await comparedIn(root))[0], 'file');
}

async function changeIn(root: string): Promise<Change> {
  return must(changeOf(await only(root)), 'change');
}

test('a file as the commit has it', async () => {
  const root = repository({ 'a b/Dockerfile': TEXT.changed });
  const { workBytes, ...rest } = await changeIn(root);
  assert.is(workBytes.toString(), TEXT.changed);
  assert.equal(rest, {
    path: 'a b/Dockerfile', absolute: join(root, 'a b/Dockerfile'), mode: '100644', workAfter: FIXED, isApplied: false,
    index: { mode: '100644', oid: setUpGit(root, 'rev-parse', 'HEAD:a b/Dockerfile').trim() }, gitBefore: TEXT.changed, gitAfter: FIXED,
  });
});

test('one that is applied already holds what it is to hold', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: FIXED });
  const { workBytes, workAfter, gitBefore, gitAfter, isApplied } = await changeIn(root);
  assert.is(isApplied, true);
  assert.is(workAfter, workBytes.toString());
  assert.is(gitBefore, TEXT.changed);
  assert.is(gitAfter, FIXED);
});

test('each side keeps its line ends', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: CRLF });
  const converted = await changeIn(root);
  assert.is(converted.workAfter, FIXED.replaceAll('\n', '\r\n'));
  assert.is(converted.gitBefore, TEXT.changed);
  assert.is(converted.gitAfter, FIXED);
  const kept = await changeIn(repository({ Dockerfile: CRLF }));
  assert.is(kept.gitBefore, CRLF);
  assert.is(kept.gitAfter, kept.workAfter);
  assert.is(kept.gitAfter, FIXED.replaceAll('\n', '\r\n'));
});

test('one that is applied with other line ends is not written again', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { Dockerfile: FIXED.replaceAll('\n', '\r\n') });
  const { workBytes, workAfter, gitAfter, isApplied } = await changeIn(root);
  assert.is(isApplied, true);
  assert.is(workAfter, workBytes.toString());
  assert.is(gitAfter, FIXED);
});

test('a byte order mark stays', async () => {
  const { gitBefore, gitAfter } = await changeIn(repository({ Dockerfile: `\ufeff${TEXT.changed}` }));
  assert.is(gitBefore, `\ufeff${TEXT.changed}`);
  assert.is(gitAfter, `\ufeff${FIXED}`);
});

test('the mode is that of the commit', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  chmodSync(join(root, 'Dockerfile'), 0o755);
  assert.is((await changeIn(root)).mode, '100644');
  setUpGit(root, 'commit', '-qam', 'mode');
  assert.is((await changeIn(root)).mode, '100755');
});

test('nothing changes, or the commit has something else', async () => {
  assert.is(changeOf(await only(repository({ Dockerfile: TEXT.clean }))), undefined);
  assert.is(changeOf(await only(repository({ Dockerfile: TEXT.heldBack }))), undefined);
  assert.is(changeOf(await only(repository({ Dockerfile: '' }))), undefined);
  const edited = repository({ Dockerfile: TEXT.changed });
  addFiles(edited, { Dockerfile: `${TEXT.changed}# more\n` });
  assert.is(changeOf(await only(edited)), undefined);
  const untracked = repository({});
  addFiles(untracked, { Dockerfile: TEXT.changed });
  assert.is(changeOf(await only(untracked)), undefined);
});

test.run();
