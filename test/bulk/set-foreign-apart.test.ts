import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { setForeignApart } from '../../src/bulk/set-foreign-apart.ts';
import { TEXT } from '../cli/harness.ts';
import { addFiles, setUpGit } from '../locate/temporary-tree.ts';
import { comparedIn, repository } from './compared.ts';

test('files of another repository are left out and told', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { 'nested/Dockerfile': TEXT.changed, 'nested/api/Dockerfile': TEXT.clean });
  setUpGit(join(root, 'nested'), 'init', '-q');
  const { files, notes } = setForeignApart(await comparedIn(root));
  assert.is(files.map(({ path }) => path).join(), 'Dockerfile');
  assert.equal(notes.map(({ path }) => path), ['nested/Dockerfile', 'nested/api/Dockerfile']);
  assert.match(notes[0]?.message ?? '', /another repository/);
});

test('the change of a file that no commit has is taken back, whatever else is said of it stays', async () => {
  const root = repository({ Dockerfile: TEXT.changed });
  addFiles(root, { 'new/Dockerfile': TEXT.changed, 'fine/Dockerfile': TEXT.clean, 'held/Dockerfile': TEXT.heldBack });
  const before = await comparedIn(root);
  const { files, notes } = setForeignApart(before);
  assert.equal(notes, []);
  const told = files.map(({ path, standing, result: { rewrite } }) => `${path}=${standing} ${rewrite.status} ${rewrite.reason?.code ?? '-'} ${rewrite.after === rewrite.before}`);
  assert.equal(told, ['Dockerfile=as-head changed - false', 'fine/Dockerfile=untracked clean - true', 'held/Dockerfile=untracked held-back - true', 'new/Dockerfile=untracked skipped untracked true']);
  const taken = files.find(({ path }) => path === 'new/Dockerfile');
  assert.is(taken?.result.rewrite.before, TEXT.changed);
  assert.ok((taken?.result.rewrite.findings.length ?? 0) > 0);
  assert.is(files[0], before[0]);
});

test('nothing is foreign', async () => {
  const files = await comparedIn(repository({ Dockerfile: TEXT.changed }));
  assert.equal(setForeignApart(files), { files, notes: [] });
  assert.equal(setForeignApart([]), { files: [], notes: [] });
});

test.run();
