import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatSummary } from '../../src/report/summary.ts';
import { fileOf, manual, runOf, safe, unsafe } from './runs.ts';

test('no file', () => {
  assert.is(formatSummary(runOf([])), 'No Dockerfiles found.');
});

test('singular', () => {
  assert.is(formatSummary(runOf([fileOf('a', 'changed', { findings: [safe] })])), '1 file: 1 would change.');
  assert.is(
    formatSummary(runOf([fileOf('a', 'held-back', { findings: [unsafe] })])),
    '1 file. Fixes held back in 1 file (--unsafe writes them).',
  );
  assert.is(formatSummary(runOf([fileOf('a', 'manual', { findings: [manual] })])), '1 file. 1 file needs a person.');
});

test('plural, and each verb in its own words', () => {
  const files = [
    fileOf('a', 'changed'),
    fileOf('b', 'changed'),
    fileOf('c', 'clean'),
    fileOf('d', 'skipped'),
    fileOf('e', 'failed'),
    fileOf('f', 'held-back', { findings: [unsafe] }),
    fileOf('g', 'held-back', { findings: [unsafe, unsafe] }),
    fileOf('h', 'manual', { findings: [manual], after: 'written' }),
    fileOf('i', 'manual'),
  ];
  const tail = '1 already fine, 1 skipped, 1 failed. Fixes held back in 2 files (--unsafe writes them). 2 files need a person.';
  assert.is(formatSummary(runOf(files)), `9 files: 3 would change, ${tail}`);
  assert.is(formatSummary(runOf(files, { verb: 'fix' })), `9 files: 3 changed, ${tail}`);
});

test('what is waived or could not be read is not called fine', () => {
  const waived = [{ code: 'waived', place: { line: 1, column: 1 }, message: 'm', evidence: [] }] as const;
  const files = [
    fileOf('a', 'clean'),
    fileOf('b', 'clean', { notes: waived }),
    fileOf('c', 'skipped', { reason: { code: 'structure-unclear', line: 2, message: 'm' } }),
    fileOf('d', 'skipped', { reason: { code: 'template', line: 2, message: 'm' } }),
  ];
  assert.is(formatSummary(runOf(files)), '4 files: 1 already fine, 1 waived, 1 skipped, 1 could not be read.');
  assert.is(formatSummary(runOf(files.slice(1, 3))), '2 files: 1 waived, 1 could not be read.');
});

test.run();
