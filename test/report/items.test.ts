import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { itemsOf, notesOf, reasonItem, withoutRepeats } from '../../src/report/items.ts';
import { fileOf, manual, safe, unsafe } from './runs.ts';

test('a failure or an unreadable file comes first; one that is no Dockerfile is no item', () => {
  const kinds = (file: Parameters<typeof itemsOf>[0]): readonly string[] => itemsOf(file, { unsafe: false }).map(({ kind, code }) => `${kind} ${code}`);
  assert.equal(kinds(fileOf('a', 'failed', { findings: [safe], reason: { code: 'no-space', line: 0, message: 'm' } })), ['failed no-space', 'safe existing-volume']);
  assert.equal(kinds(fileOf('a', 'skipped', { reason: { code: 'binary', line: 2, message: 'm' } })), ['skipped binary']);
  assert.equal(kinds(fileOf('a', 'skipped', { reason: { code: 'template', line: 1, message: 'm' } })), []);
  assert.equal(kinds(fileOf('a', 'clean')), []);
});

test('what settles an item', () => {
  const next = (isUnsafe: boolean): readonly (string | undefined)[] => itemsOf(fileOf('a', 'manual', { findings: [safe, unsafe, manual] }), { unsafe: isUnsafe }).map((each) => each.next);
  assert.equal(next(false), [undefined, 'held back: --unsafe writes it', 'a person must decide; never written']);
  assert.equal(next(true), [undefined, undefined, 'a person must decide; never written']);
  const left = fileOf('a', 'manual', { findings: [{ ...manual, code: 'part-left-out' }] });
  assert.equal(itemsOf(left, { unsafe: false }).map((each) => each.next), ['not written while --only, --skip or a comment leaves out a part of it']);
  assert.is(reasonItem(fileOf('a', 'failed', { reason: { code: 'changed-meanwhile', line: 0, message: 'm' } }))?.next, 'Run unroot again.');
  assert.is(reasonItem(fileOf('a', 'clean')), undefined);
});

test('a place is known where a line is', () => {
  assert.equal(reasonItem(fileOf('a', 'skipped', { reason: { code: 'binary', line: 2, message: 'm' } }))?.place, { line: 2, column: 1 });
  assert.is(reasonItem(fileOf('a', 'skipped', { reason: { code: 'binary', line: 0, message: 'm' } }))?.place, undefined);
});

test('what is shown once is not shown again, until another code comes', () => {
  const other = { ...manual, code: 'low-port' as const };
  const items = withoutRepeats(itemsOf(fileOf('a', 'manual', { findings: [manual, manual, other, manual] }), { unsafe: false }));
  assert.equal(items.map(({ evidence }) => evidence.length), [1, 0, 1, 1]);
  assert.equal(items.map(({ next }) => next !== undefined), [false, true, true, true]);
});

test('notes on good stages are not worth a line', () => {
  const note = { place: { line: 1, column: 1 }, message: 'm', evidence: [] };
  const notes = [{ ...note, code: 'non-root' }, { ...note, code: 'waived' }, { ...note, code: 'base-non-root' }] as const;
  assert.equal(notesOf(fileOf('a', 'clean', { notes })).map(({ code }) => code), ['waived']);
});

test.run();
