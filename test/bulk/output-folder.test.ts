import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openOutput, readRunRecord, startOver, writeRunRecord } from '../../src/bulk/output-folder.ts';
import { inFolder } from '../cli/harness.ts';
import { setUpGit, temporaryTree } from '../locate/temporary-tree.ts';
import { recordOf } from './reports/stored-run.ts';

const RECORD = recordOf(['org/api', 'odd\n\u001b'], { level: 'commit', branch: 'x' });

test('a new folder is made with those above it, an empty one is taken', () => inFolder({}, async (folder) => {
  const out = join(folder, 'a/b/out');
  for (let times = 0; times < 2; times += 1) assert.equal(await openOutput(out), { ok: true, earlier: undefined });
  assert.equal(readdirSync(out), []);
}));

test('the output of an earlier run, with its record', () => inFolder({}, async (folder) => {
  await writeRunRecord(folder, RECORD);
  assert.equal(readdirSync(folder).sort(), ['repos', 'run.json']);
  assert.equal(await openOutput(folder), { ok: true, earlier: RECORD });
  assert.equal(await readRunRecord(folder), RECORD);
  assert.not(readFileSync(join(folder, 'run.json'), 'utf8').includes('\u001b'));
}));

test('what a killed run has left of a record is no other file', () => inFolder({ '.unroot-0123.tmp': '{' }, async (folder) => {
  assert.equal(await openOutput(folder), { ok: true, earlier: undefined });
}));

test('a folder with other files is not ours', async () => {
  for (const files of [{ 'notes.txt': '' }, { 'run.json': 'x' }, { 'run.json': '{"schemaVersion":2}' }, { 'repos/x': '' }, { '.hidden': '' }]) {
    await inFolder(files, async (folder) => {
      assert.equal(await openOutput(folder), { ok: false, why: 'not-ours' });
      assert.ok(existsSync(join(folder, Object.keys(files)[0] ?? '')));
    });
  }
});

test('a file is no folder, whatever lies below it', () => inFolder({ file: 'x' }, async (folder) => {
  for (const path of ['file', 'file/out']) {
    const opened = await openOutput(join(folder, path)).catch((error: NodeJS.ErrnoException) => error.code);
    assert.ok(typeof opened === 'string' ? /^E(NOTDIR|EXIST)$/.test(opened) : opened?.ok === false && opened.why === 'not-a-folder', `${path}: ${JSON.stringify(opened)}`);
  }
  assert.is(readFileSync(join(folder, 'file'), 'utf8'), 'x');
}));

test('inside of a repository, through links, nested, not there yet: refused, and nothing is made', async () => {
  const root = temporaryTree({ 'src/x': '' });
  const top = join(root, 'top');
  mkdirSync(join(top, 'deep'), { recursive: true });
  setUpGit(top, 'init', '-q');
  symlinkSync(join(top, 'deep'), join(root, 'link'));
  for (const out of ['top', 'top/out', 'top/deep/er/out', 'link', 'link/out', 'top/.git/out']) {
    const opened = await openOutput(join(root, out));
    assert.equal(opened, { ok: false, why: 'in-repository', repository: top }, out);
    if (!['top', 'link'].includes(out)) assert.not(existsSync(join(root, out)), out);
  }
  assert.equal(await openOutput(join(root, 'out')), { ok: true, earlier: undefined });
});

test('inside of a bare repository, a linked work tree, a submodule', async () => {
  const root = temporaryTree({ 'linked/.git': 'gitdir: ../store\n', 'store/commondir': '.' });
  setUpGit(root, 'init', '-q', '--bare', 'bare.git');
  assert.equal(await openOutput(join(root, 'bare.git/hooks/out')), { ok: false, why: 'in-repository', repository: join(root, 'bare.git') });
  assert.equal(await openOutput(join(root, 'linked/out')), { ok: false, why: 'in-repository', repository: join(root, 'linked') });
});

test('a link that leads to nothing is not made to lead somewhere', () => inFolder({}, async (folder) => {
  symlinkSync(join(folder, 'none'), join(folder, 'link'));
  const thrown = await openOutput(join(folder, 'link')).catch((error: unknown) => error);
  assert.instance(thrown, Error);
  assert.not(existsSync(join(folder, 'none')));
}));

/** What stands in run.json, and is no record. */
const WRONG: Readonly<Record<string, unknown>> = {
  'null': null,
  'an array': [],
  'a later schema version': { ...RECORD, schemaVersion: 2 },
  'no tool': { ...RECORD, tool: undefined },
  'null for a tool': { ...RECORD, tool: null },
  'no level': { ...RECORD, level: undefined },
  'no command': { ...RECORD, command: undefined },
  'no repositories': { ...RECORD, repositories: undefined },
  'repositories that are no texts': { ...RECORD, repositories: ['a', 1] },
  'one text for the repositories': { ...RECORD, repositories: 'a' },
};

for (const [what, value] of Object.entries(WRONG)) {
  test(`${what} is no record`, () => inFolder({ 'run.json': JSON.stringify(value) }, async (folder) => {
    assert.is(await readRunRecord(folder), undefined);
  }));
}

test('starting over takes away the repositories and nothing else', () => inFolder({ 'repos/a/findings.json': '', 'repos/.new-1.tmp/x': '', 'run.json': 'x', 'report.html': 'x' }, async (folder) => {
  await startOver(folder);
  assert.equal(readdirSync(folder).sort(), ['report.html', 'run.json']);
  await startOver(folder);
}));

test('starting over does not follow a link', () => inFolder({ 'elsewhere/x': 'kept' }, async (folder) => {
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'repos'));
  await startOver(folder);
  assert.equal(readdirSync(folder), ['elsewhere']);
  assert.equal(readdirSync(join(folder, 'elsewhere')), ['x']);
}));

test('a record is written over an earlier one as a whole, and keeps the repositories', () => inFolder({ 'repos/a/x': '' }, async (folder) => {
  await writeRunRecord(folder, recordOf(Array.from({ length: 1000 }, (_, index) => `org/${index}`)));
  await writeRunRecord(folder, RECORD);
  assert.equal(await readRunRecord(folder), RECORD);
  assert.ok(existsSync(join(folder, 'repos/a/x')));
  assert.equal(readdirSync(folder).sort(), ['repos', 'run.json']);
}));

test.run();
