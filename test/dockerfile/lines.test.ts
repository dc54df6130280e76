import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { placeOf, splitLines } from '../../src/dockerfile/lines.ts';

function place(text: string, offset: number): string {
  const { line, column } = placeOf({ text, lines: splitLines(text) }, offset);
  return `${line}:${column}`;
}

function lines(text: string): string {
  return splitLines(text)
    .map(({ start, end, eol }) => JSON.stringify(text.slice(start, end)) + JSON.stringify(eol))
    .join(' ');
}

test('lines keep their own endings; a final newline opens no line', () => {
  assert.is(lines('a\nb\r\nc'), '"a""\\n" "b""\\r\\n" "c"""');
  assert.is(lines('a\n'), '"a""\\n"');
  assert.is(lines('\n\n'), '"""\\n" """\\n"');
  assert.is(lines(''), '');
});

test('a lone carriage return ends no line', () => {
  assert.is(lines('a\rb\r\r\nc'), '"a\\rb\\r""\\r\\n" "c"""');
});

test('places count from 1, in UTF-16 units', () => {
  assert.is(place('ab\ncd', 0), '1:1');
  assert.is(place('ab\ncd', 2), '1:3');
  assert.is(place('ab\ncd', 3), '2:1');
  assert.is(place('ab\ncd', 5), '2:3');
  assert.is(place('\u{1f600}x', 2), '1:3');
});

test('the offset behind a final newline is the next line', () => {
  assert.is(place('a\n', 2), '2:1');
  assert.is(place('a\r\n', 3), '2:1');
  assert.is(place('', 0), '1:1');
});

test('a BOM has no column', () => {
  assert.is(place('\ufeffFROM a', 0), '1:1');
  assert.is(place('\ufeffFROM a', 1), '1:1');
  assert.is(place('\ufeffFROM a', 6), '1:6');
  assert.is(place('\ufeff\nFROM a', 3), '2:2');
});

test.run();
