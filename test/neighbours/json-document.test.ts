import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { itemsOf, textAt, valueAt, type Data } from '../../src/neighbours/data.ts';
import { readJson } from '../../src/neighbours/json-document.ts';
import { endsSoon } from '../ends-soon.ts';

function only(text: string): Data | undefined {
  const read = readJson(text);
  if (!read.ok) throw new Error(read.message);
  return read.documents[0];
}

test('takes comments, tabs and trailing commas, and keeps the places', () => {
  const text = '// the container\n{\n\t"a": "b", // one\n\t/* two\n\tlines */ "c": [1, 2,],\n}\n';
  const data = only(text);
  assert.is(textAt(data, 'a')?.text, 'b');
  assert.is(textAt(data, 'a')?.start, text.indexOf('"b"'));
  assert.is(itemsOf(valueAt(data, 'c')).length, 2);
  assert.is(valueAt(data, 'c')?.start, text.indexOf('['));
});

test('what looks like a comment in a string is text', () => {
  const data = only('{"a": "https://x/*y*/", "b": "\\"// no", "c": "\\\\"} // end');
  assert.is(textAt(data, 'a')?.text, 'https://x/*y*/');
  assert.is(textAt(data, 'b')?.text, '"// no');
  assert.is(textAt(data, 'c')?.text, '\\');
});

test('takes the file of a Windows editor', () => {
  assert.is(textAt(only('\uFEFF{\r\n  "a": "b" // c\r\n}\r\n'), 'a')?.text, 'b');
});

test('says where a broken text is broken', () => {
  const read = readJson('{\n  "a": [1,\n');
  assert.not(read.ok);
  assert.not(readJson('{"a": "b').ok);
});

test('comments that never end and very many comments take no long time', () => {
  for (const text of ['/*'.repeat(50_000), '//\n'.repeat(50_000), '/**/'.repeat(50_000), '"\\'.repeat(50_000), '\t'.repeat(100_000)]) {
    endsSoon(() => readJson(text), text);
  }
});

test.run();
