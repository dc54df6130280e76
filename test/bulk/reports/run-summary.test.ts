import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summarizeRun, tellRun } from '../../../src/bulk/reports/run-summary.ts';
import { fileOf } from '../../report/runs.ts';
import { headOf, recordOf } from './stored-run.ts';

const HEADS = [
  headOf({ path: 'a', status: 'changed', code: 'runs-as-root', files: [fileOf('x', 'changed'), fileOf('y', 'held-back')] }),
  headOf({ path: 'b', status: 'failed', code: 'no-space', files: [fileOf('x', 'failed'), fileOf('y', 'changed')] }),
  headOf({ path: 'c', status: 'changed', code: 'runs-as-root', files: [fileOf('x', 'clean'), fileOf('y', 'manual'), fileOf('z', 'skipped')] }),
];

test('numbers of repositories and of all their files', () => {
  assert.equal(summarizeRun(HEADS), {
    repositories: 3,
    status: { changed: 2, unchanged: 0, skipped: 0, failed: 1 },
    files: { files: 7, toWrite: 2, status: { failed: 1, manual: 1, 'held-back': 1, changed: 2, clean: 1, skipped: 1 } },
    reasons: [{ status: 'changed', code: 'runs-as-root', count: 2 }, { status: 'failed', code: 'no-space', count: 1 }],
  });
});

test('one sentence, and one more where repositories are left', () => {
  assert.is(tellRun(recordOf(['a', 'b', 'c']), summarizeRun(HEADS)), '3 repositories: 2 changed, 1 failed.');
  assert.is(tellRun(recordOf(['a', 'b', 'c', 'd']), summarizeRun(HEADS)), '3 repositories: 2 changed, 1 failed. Of the 4 that were found, 1 is left.');
  assert.is(tellRun(recordOf(['a', 'b']), summarizeRun(HEADS.slice(0, 1))), '1 repository: 1 changed. Of the 2 that were found, 1 is left.');
  assert.is(tellRun(recordOf([]), summarizeRun([])), '0 repositories.');
});

test.run();
