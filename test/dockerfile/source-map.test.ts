import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scan } from '../../src/dockerfile/scan.ts';
import { toSource, toSourceOffset } from '../../src/dockerfile/source-map.ts';
import type { Instruction } from '../../src/dockerfile/types.ts';

const TEXT = 'FROM a\r\n  RUN one \\\r\n# comment\r\n\r\n  two \\  \r\n  three\r\nUSER b\n';

function instruction(text: string, index: number): Instruction {
  const result = scan(text);
  const found = result.ok ? result.dockerfile.instructions[index] : undefined;
  if (found === undefined) throw new Error('no such instruction');
  return found;
}

function sourceOf(text: string, index: number, word: string): string | undefined {
  const found = instruction(text, index);
  const start = found.text.indexOf(word);
  const span = toSource(found, { start, end: start + word.length });
  return span && text.slice(span.start, span.end);
}

test('a word maps to itself in the file, on whatever line it stands', () => {
  for (const word of ['RUN', 'one', 'two', 'three', 'RUN one ']) assert.is(sourceOf(TEXT, 1, word), word);
});

test('a span over a continuation has no place', () => {
  assert.is(sourceOf(TEXT, 1, 'one   two'), undefined);
  assert.is(sourceOf(TEXT, 1, 'two   three'), undefined);
});

test('a word split by a continuation has no place, its characters have', () => {
  const text = 'FROM a\nUSER a\\\npp\n';
  const found = instruction(text, 1);
  assert.is(found.text, 'USER app');
  assert.is(toSource(found, { start: 5, end: 8 }), undefined);
  assert.is(text.charAt(toSourceOffset(found, 6)), 'p');
  assert.is(toSourceOffset(found, 6), text.indexOf('pp'));
});

test('the offset behind the last character is behind it in the file', () => {
  const found = instruction(TEXT, 1);
  assert.is(toSourceOffset(found, found.text.length), TEXT.indexOf('three') + 5);
  const end = found.text.length;
  assert.equal(toSource(found, { start: end, end }), { start: TEXT.indexOf('three') + 5, end: TEXT.indexOf('three') + 5 });
});

test('an empty span stands before the character at its start', () => {
  const found = instruction(TEXT, 1);
  const offset = found.text.indexOf('  two');
  const source = TEXT.indexOf('  two');
  assert.equal(toSource(found, { start: offset, end: offset }), { start: source, end: source });
});

test('a BOM and characters outside the BMP do not shift anything', () => {
  assert.is(sourceOf('\ufeffFROM \u{1f600}/x AS y\n', 0, 'AS y'), 'AS y');
});

test('offsets outside the joined text throw', () => {
  const found = instruction(TEXT, 2);
  assert.throws(() => toSourceOffset(found, -1), RangeError);
  assert.throws(() => toSourceOffset(found, found.text.length + 1), RangeError);
  assert.throws(() => toSource(found, { start: 2, end: 1 }), RangeError);
});

test.run();
