import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';

test('no edit gives the text itself', () => {
  assert.is(applyEdits('abc', []), 'abc');
  assert.is(applyEdits('', []), '');
});

test('edits replace, insert and remove, in any order', () => {
  assert.is(applyEdits('abcdef', [{ start: 4, end: 5, text: 'E' }, { start: 0, end: 1, text: '' }, { start: 2, end: 2, text: '+' }]), 'b+cdEf');
  assert.is(applyEdits('abc', [{ start: 3, end: 3, text: 'd' }]), 'abcd');
  assert.is(applyEdits('', [{ start: 0, end: 0, text: 'x' }]), 'x');
});

test('insertions at one place keep their order and stand before a replacement there', () => {
  const edits = [{ start: 1, end: 1, text: '1' }, { start: 1, end: 1, text: '2' }, { start: 1, end: 2, text: 'B' }];
  assert.is(applyEdits('abc', edits), 'a12Bc');
});

test('edits that touch do not overlap', () => {
  assert.is(applyEdits('abcd', [{ start: 0, end: 2, text: 'x' }, { start: 2, end: 4, text: 'y' }]), 'xy');
});

test('bytes outside the edits stay: CRLF, BOM, surrogates', () => {
  assert.is(applyEdits('\uFEFFa\r\n😀\r\nb', [{ start: 6, end: 6, text: 'x\r\n' }]), '\uFEFFa\r\n😀x\r\n\r\nb');
});

const REFUSED = {
  overlapping: [{ start: 0, end: 2, text: 'x' }, { start: 1, end: 3, text: 'y' }],
  'the same span twice': [{ start: 0, end: 2, text: 'x' }, { start: 0, end: 2, text: 'x' }],
  'an insertion inside a replacement': [{ start: 0, end: 3, text: 'x' }, { start: 1, end: 1, text: 'y' }],
  'beyond the end': [{ start: 2, end: 4, text: 'x' }],
  'before the start': [{ start: -1, end: 1, text: 'x' }],
  'end before start': [{ start: 2, end: 1, text: 'x' }],
} as const;

for (const [name, edits] of Object.entries(REFUSED)) {
  test(`refuses edits: ${name}`, () => assert.throws(() => applyEdits('abc', edits), (error: Error) => error instanceof RangeError));
}

test('a hundred thousand edits take no quadratic time', () => {
  const text = 'ab'.repeat(100_000);
  const edits = Array.from({ length: 100_000 }, (_, index) => ({ start: index * 2, end: index * 2 + 1, text: 'x' }));
  assert.is(applyEdits(text, edits), 'xb'.repeat(100_000));
});

test.run();
