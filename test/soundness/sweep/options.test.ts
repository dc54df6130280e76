import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptions } from '../../../soundness/sweep/options.ts';

test('folders, and nothing else, give the defaults', () => {
  const policy = { unsafe: false, only: [], skip: [], ownership: 'recursive' };
  assert.equal(readOptions(['a', 'b']), { folders: ['a', 'b'], policy, alone: false, anyName: false, allReasons: false });
});

test('every option', () => {
  const policy = { unsafe: true, only: [], skip: [], ownership: 'copy' };
  const expected = { folders: ['a'], policy, alone: true, anyName: true, allReasons: true };
  assert.equal(readOptions(['--unsafe', '--ownership', 'copy', '--alone', '--names', 'all', '--all-reasons', 'a']), expected);
});

test('bad usage is told', () => {
  for (const args of [[], ['--unsafe'], ['a', '--what'], ['a', '--ownership', 'mine'], ['a', '--names', 'some'], ['a', '--ownership']]) {
    assert.type(readOptions(args), 'string', args.join(' '));
  }
});

test.run();
