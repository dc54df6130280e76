import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeRunRecord } from '../../src/bulk/output-folder.ts';
import { openBulkOutput } from '../../src/cli/open-bulk-output.ts';
import { recordOf } from '../bulk/reports/stored-run.ts';
import { inFolder, inRepository } from './harness.ts';
import { thrownBy } from './heard-io.ts';

test('a new folder has no earlier run, that of a run has its own', () => inFolder({}, async (folder) => {
  const out = join(folder, 'a/b');
  assert.is(await openBulkOutput(out, 'a/b'), undefined);
  await writeRunRecord(out, recordOf(['x']));
  assert.equal(await openBulkOutput(out, 'a/b'), recordOf(['x']));
}));

test('what keeps it from being taken is said with the path as it was given', async () => {
  await inFolder({ file: '', 'full/x': '' }, async (folder) => {
    assert.is(await thrownBy(() => openBulkOutput(join(folder, 'full'), '../full')), '--out `../full` holds other files: choose a new or empty directory, or that of an earlier run.');
    assert.match(await thrownBy(() => openBulkOutput(join(folder, 'file'), 'file')), /^(--out `file` is no directory\.|the results cannot be written to `file`: )/);
    assert.match(await thrownBy(() => openBulkOutput(join(folder, 'file/x'), 'file/x')), /`file\/x`/);
    assert.not.match(await thrownBy(() => openBulkOutput(join(folder, 'full'), '\u001b[2J')), /\u001b/);
  });
  await inRepository({}, async (folder) => {
    const message = await thrownBy(() => openBulkOutput(join(folder, 'out'), 'out'));
    assert.match(message, /^--out `out` lies in the repository `.*`: choose a directory outside of every repository\.$/);
    assert.not(existsSync(join(folder, 'out')));
  });
});

test('what the file system says is told in one sentence', async () => {
  assert.match(await thrownBy(() => openBulkOutput('/dev/null/x', 'x')), /^(the results cannot be written to|--out) `x`/);
});

test.run();
