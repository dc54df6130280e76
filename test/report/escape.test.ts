import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { escapeContent, escapeJson, escapeLine } from '../../src/report/escape.ts';

test('plain text, accents, emoji and CJK stay', () => {
  for (const text of ['RUN echo "a\\b"', 'naïve 🚀 構築', '“smart”']) {
    assert.is(escapeLine(text), text);
    assert.is(escapeContent(text), text);
  }
});

test('what moves the cursor or runs a terminal command is written out', () => {
  assert.is(escapeLine('a\u001b[2Jb\u009bc\u0007\u007f'), 'a\\x1b[2Jb\\x9bc\\x07\\x7f');
  assert.is(escapeLine('a\nb\rc\td'), 'a\\nb\\rc\\td');
  assert.is(escapeLine('a\u2028b'), 'a\\u2028b');
});

test('what reorders or hides text is written out', () => {
  assert.is(escapeLine('x\u202ey\u2066z\u200b\ufeff\u00a0'), 'x\\u202ey\\u2066z\\u200b\\ufeff\\xa0');
  assert.is(escapeLine('\u{e0041}'), '\\u{e0041}');
  assert.is(escapeLine('\ud800'), '\\ud800');
});

test('content keeps tabs and the carriage return of a line ending, and no other', () => {
  assert.is(escapeContent('\tRUN x\r'), '\tRUN x\r');
  assert.is(escapeContent('a\rb\r'), 'a\\rb\r');
});

test('json keeps its value and its layout', () => {
  const value = { a: 'x\u202e\u009b\u{e0041}\ud800\u001b\n' };
  const text = escapeJson(JSON.stringify(value, undefined, 2));
  assert.equal(JSON.parse(text), value);
  assert.is(text.split('\n').length, 3);
  assert.not(/[\p{Cf}\p{Cs}]/u.test(text));
});

test('fillers and variation selectors are written out, but for the one that colours an emoji', () => {
  assert.is(escapeLine('a\u3164\u115f\u034f\ufe0e b\ufe0f'), 'a\\u3164\\u115f\\u034f\\ufe0e b\\ufe0f');
  assert.is(escapeLine('#\ufe0f#[x]'), '#\\ufe0f#[x]');
  assert.is(escapeLine('⚠\ufe0f careful'), '⚠\ufe0f careful');
});

test('commands of CI systems are written out, in lines, content and JSON', () => {
  assert.is(escapeLine('::debug::x'), '\\x3a:debug::x');
  assert.is(escapeContent(' ::debug::x\r'), ' \\x3a:debug::x\r');
  assert.is(escapeContent('\t##[group]x'), '\t\\x23#[group]x');
  assert.is(escapeJson('["##[x]"]'), '["\\u0023#[x]"]');
});

test('a long hostile line is no slower than a long plain one', () => {
  assert.is(escapeLine('\u001b'.repeat(200_000)).length, 800_000);
});

test.run();
