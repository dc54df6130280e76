import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reasonOf } from '../../src/bulk/reason-of.ts';
import type { ReasonCode } from '../../src/reasons/reasons.ts';
import type { Finding, Note, Rewrite } from '../../src/rewrite/types.ts';
import { fileOf, manual, safe, unsafe } from '../report/runs.ts';

const found = (finding: Finding, code: ReasonCode): Finding => ({ ...finding, code });
const note = (code: ReasonCode): Note => ({ code, place: { line: 1, column: 1 }, message: 'x', evidence: [] });
const because = (code: ReasonCode): Pick<Rewrite, 'reason'> => ({ reason: { code, line: 0, message: 'x' } });

const changed = fileOf('changed', 'changed', { findings: [found(safe, 'runs-as-root'), found(manual, 'onbuild'), found(manual, 'onbuild')] });
const heldBack = fileOf('held', 'held-back', { findings: [found(unsafe, 'low-port'), found(safe, 'runs-as-root')] });
const clean = fileOf('clean', 'clean', { notes: [note('waived'), note('non-root')] });

test('why it is written comes before all that stands against it', () => {
  assert.is(reasonOf([heldBack, heldBack, changed, clean]), 'runs-as-root');
});

test('of a file that is written, what a person must decide is no reason', () => {
  const mixed = fileOf('a', 'changed', { findings: [found(manual, 'onbuild'), found(manual, 'onbuild'), found(unsafe, 'low-port')] });
  assert.is(reasonOf([mixed]), 'low-port');
});

test('nothing is written: what stands against it, by the number of findings', () => {
  assert.is(reasonOf([heldBack, fileOf('b', 'held-back', { findings: [found(unsafe, 'low-port')] }), clean]), 'low-port');
  assert.is(reasonOf([fileOf('a', 'manual', { findings: [found(manual, 'onbuild')] }), fileOf('b', 'skipped', because('windows'))]), 'onbuild');
});

test('a file that could not be read counts like a finding, one that is no Dockerfile does not', () => {
  assert.is(reasonOf([fileOf('a', 'skipped', because('structure-unclear')), clean, clean]), 'structure-unclear');
  assert.is(reasonOf([fileOf('a', 'skipped', because('not-a-dockerfile')), clean]), 'waived');
});

test('nothing stands against it: why nothing is needed', () => {
  const noted = (code: ReasonCode): Rewrite => fileOf('a', 'clean', { notes: [note(code)] });
  assert.is(reasonOf([noted('waived'), noted('drops-privileges'), noted('waived')]), 'waived');
  assert.is(reasonOf([fileOf('a', 'clean'), fileOf('b', 'skipped', because('windows'))]), 'non-root');
});

test('all files passed over: why most of them are', () => {
  const skipped = [fileOf('a', 'skipped', because('windows')), fileOf('b', 'skipped', because('template')), fileOf('c', 'skipped', because('template'))];
  assert.is(reasonOf(skipped), 'template');
});

test('no file at all', () => {
  assert.is(reasonOf([]), 'no-dockerfile');
});

test.run();
