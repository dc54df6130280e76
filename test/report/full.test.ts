import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatFull } from '../../src/report/full.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { fileOf, manual, runOf, safe, unsafe } from './runs.ts';

test('a clean file without a note says nothing', () => {
  assert.is(formatFull(runOf([fileOf('Dockerfile', 'clean')])), '');
});

test('a finding, its evidence, and what would settle it', () => {
  assert.is(
    formatFull(runOf([fileOf('api/Dockerfile', 'held-back', { findings: [unsafe] })])),
    'api/Dockerfile (held-back)\n' +
      '    9:1  set-user       unsafe  the stage ends as root\n' +
      '         4:3 VOLUME /data\n' +
      '         held back: --unsafe writes it (unroot explain existing-volume)\n',
  );
});

test('with --unsafe nothing is held back; a manual one needs a person', () => {
  const text = formatFull(
    runOf([fileOf('a', 'changed', { findings: [unsafe] }), fileOf('b', 'manual', { findings: [manual] })], { unsafe: true }),
  );
  assert.not(text.includes('held back'));
  assert.ok(text.includes('manual  the stage ends as root\n'));
  assert.ok(text.includes('a person must decide'));
});

test('findings that share their evidence show it once', () => {
  const more = { ...unsafe, evidence: [...unsafe.evidence, ...unsafe.evidence, { text: 'one more' }] };
  const findings = [{ ...unsafe, transform: 'add-user' as const }, more];
  const text = formatFull(runOf([fileOf('a', 'held-back', { findings })]));
  assert.is(text.split('VOLUME /data').length, 2);
  assert.is(text.split('one more').length, 2);
  assert.is(text.split('held back: ').length, 2);
});

test('evidence in another file names it', () => {
  const evidence = [{ file: 'entry.sh', place: { line: 3, column: 1 }, text: 'chown app /data' }, { text: 'by its name' }];
  const text = formatFull(runOf([fileOf('a', 'changed', { findings: [{ ...safe, evidence }] })]));
  assert.ok(text.includes('         entry.sh:3:1 chown app /data\n         by its name\n'));
});

test('skipped and failed files: code, line, message and what to do', () => {
  const reason: Rewrite['reason'] = { code: 'structure-unclear', line: 3, message: 'unknown instruction BOGUS' };
  const failed: Rewrite['reason'] = { code: 'unstaged-edits', line: 0, message: 'it has edits' };
  assert.is(
    formatFull(runOf([fileOf('a', 'skipped', { reason }), fileOf('b', 'failed', { reason: failed })])),
    'a (skipped)\n  structure-unclear: 3: unknown instruction BOGUS\n' +
      '  Correct the line: unroot changes only a file that BuildKit and it read alike.\n\n' +
      'b (failed)\n  unstaged-edits: it has edits\n  Stage or commit the edits first, or give --allow-dirty.\n',
  );
});

test('notes are told, dimmed on a terminal', () => {
  const notes: Rewrite['notes'] = [{ code: 'drops-privileges', place: { line: 2, column: 1 }, message: 'it drops root itself', evidence: [] }];
  const file = fileOf('a', 'clean', { notes });
  assert.is(formatFull(runOf([file])), 'a\n    2:1  note: it drops root itself\n');
  assert.is(
    formatFull(runOf([file], { color: true })),
    '\u001b[1ma\u001b[m\n\u001b[2m    2:1  note: it drops root itself\u001b[m\n',
  );
});

test('that a stage is non-root already is not worth a line', () => {
  const notes: Rewrite['notes'] = [{ code: 'non-root', place: { line: 2, column: 1 }, message: 'runs as node', evidence: [] }];
  assert.is(formatFull(runOf([fileOf('a', 'clean', { notes })])), '');
});

test('paths, messages and evidence cannot reach the terminal', () => {
  const findings = [{ ...manual, message: 'm\u001b[2J\n', evidence: [{ text: 'e\u202e' }] }];
  const reason: Rewrite['reason'] = { code: 'template', line: 0, message: 'r\u0007' };
  const text = formatFull(runOf([fileOf('p\nq', 'manual', { findings, reason })]));
  assert.ok(text.startsWith('p\\nq (manual)\n  template: r\\x07\n'));
  assert.ok(text.includes('m\\x1b[2J\\n\n'));
  assert.ok(text.includes('e\\u202e\n'));
});

test.run();
