import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatConcise } from '../../src/report/concise.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { fileOf, manual, runOf, safe } from './runs.ts';

test('one line for each finding and each failure', () => {
  const reason: Rewrite['reason'] = { code: 'structure-unclear', line: 3, message: 'unknown instruction' };
  const failed: Rewrite['reason'] = { code: 'missing-path', line: 0, message: 'no such file' };
  assert.is(
    formatConcise(
      runOf([
        fileOf('a/Dockerfile', 'manual', { findings: [safe, manual] }),
        fileOf('b', 'skipped', { reason }),
        fileOf('c', 'failed', { reason: failed }),
      ]),
    ),
    'a/Dockerfile:9:1: safe existing-volume set-user: the stage ends as root\n' +
      'a/Dockerfile:9:1: manual existing-volume set-user: the stage ends as root\n' +
      'b:3:1: skipped structure-unclear: unknown instruction\n' +
      'c:1:1: failed missing-path: no such file\n',
  );
});

test('clean files and those that are no Dockerfile say nothing', () => {
  const reason: Rewrite['reason'] = { code: 'template', line: 1, message: 'a template' };
  assert.is(formatConcise(runOf([fileOf('a', 'clean'), fileOf('b', 'skipped', { reason })])), '');
});

test('why root is left somewhere is a line, and that a stage is fine is none', () => {
  const note = { place: { line: 4, column: 1 }, message: 'left as it is', evidence: [] };
  assert.is(formatConcise(runOf([fileOf('a', 'clean', { notes: [{ ...note, code: 'waived' }, { ...note, code: 'non-root' }] })])), 'a:4:1: note waived: left as it is\n');
});

test('a finding stays on its line', () => {
  const text = formatConcise(runOf([fileOf('a\nb', 'manual', { findings: [{ ...manual, message: 'x\ny\u001b' }] })]));
  assert.is(text, 'a\\nb:9:1: manual existing-volume set-user: x\\ny\\x1b\n');
});

test.run();
