import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { groupReasons } from '../../../src/bulk/reports/group-reasons.ts';

test('the largest group comes first, then the order of statuses, then that of codes', () => {
  assert.equal(
    groupReasons([
      { status: 'unchanged', code: 'waived' },
      { status: 'changed', code: 'runs-as-root' },
      { status: 'skipped', code: 'no-commits' },
      { status: 'unchanged', code: 'non-root' },
      { status: 'changed', code: 'runs-as-root' },
      { status: 'unchanged', code: 'runs-as-root' },
      { status: 'failed', code: 'git-failed' },
    ]),
    [
      { status: 'changed', code: 'runs-as-root', count: 2 },
      { status: 'failed', code: 'git-failed', count: 1 },
      { status: 'skipped', code: 'no-commits', count: 1 },
      { status: 'unchanged', code: 'non-root', count: 1 },
      { status: 'unchanged', code: 'runs-as-root', count: 1 },
      { status: 'unchanged', code: 'waived', count: 1 },
    ],
  );
});

test('none of none', () => {
  assert.equal(groupReasons([]), []);
});

test.run();
