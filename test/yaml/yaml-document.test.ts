import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryAt, itemsOf, textAt, valueAt, type Data } from '../../src/neighbours/data.ts';
import { readYaml } from '../../src/yaml/yaml-document.ts';
import { endsSoon } from '../ends-soon.ts';

function only(text: string): Data | undefined {
  const read = readYaml(text);
  if (!read.ok) throw new Error(read.message);
  return read.documents[0];
}

const message = (text: string): string => {
  const read = readYaml(text);
  return read.ok ? 'read' : `${read.offset} ${read.message}`;
};

test('gives scalars as their text, and where keys and values stand', () => {
  const text = 'a:\n  b: 0x10 # sixteen\n  "c": \'d\'\n';
  const data = only(text);
  assert.is(textAt(data, 'a', 'b')?.text, '0x10');
  assert.is(textAt(data, 'a', 'b')?.start, text.indexOf('0x10'));
  assert.is(textAt(data, 'a', 'c')?.text, 'd');
  assert.is(entryAt(data, 'a', 'c')?.start, text.indexOf('"c"'));
});

test('null is no value, but its key is there', () => {
  const data = only('a:\nb: ~\nc: null\nd: !reset [x]\n');
  for (const key of ['a', 'b', 'c', 'd']) {
    assert.is(entryAt(data, key)?.key, key);
    assert.is(valueAt(data, key), undefined);
  }
});

test('merges `<<`: what stands in the map wins, then what is merged first', () => {
  const data = only('x: &x {p: 1, q: 1, r: 1}\ny: &y {q: 2, r: 2, s: 2}\nz:\n  r: 3\n  <<: [*x, *y]\nw: {<<: *x, p: 4}\n');
  assert.is(['p', 'q', 'r', 's'].map((key) => textAt(data, 'z', key)?.text).join(), '1,1,3,2');
  assert.is(['p', 'q'].map((key) => textAt(data, 'w', key)?.text).join(), '4,1');
});

test('an alias is the last anchor before it, and its place is that of the anchor', () => {
  const text = 'a: &n 1\nb: *n\nc: &n 2\nd: *n\n';
  const data = only(text);
  assert.is(['b', 'd'].map((key) => textAt(data, key)?.text).join(), '1,2');
  assert.is(textAt(data, 'd')?.start, text.indexOf('2'));
});

test('an alias inside its own anchor is nothing', () => {
  const data = only('a: &a\n  b: *a\n  c: 1\n');
  assert.is(valueAt(data, 'a', 'b'), undefined);
  assert.is(textAt(data, 'a', 'c')?.text, '1');
});

test('keys that are no scalars and null documents are left out', () => {
  assert.is(textAt(only('? [a]\n: b\nc: d\n'), 'c')?.text, 'd');
  const read = readYaml('---\n---\na: 1\n...\n---\nb: 1\n');
  assert.is(read.ok && read.documents.length, 2);
});

test('what stands in a later part of a file keeps its place', () => {
  const read = readYaml('a: b', 100);
  assert.is(read.ok ? textAt(read.documents[0], 'a')?.start : 0, 103);
  assert.match(message('a: [').toString(), /^4 /);
});

test('says where a broken text is broken', () => {
  assert.match(message('a: b\n c: d\n'), /^\d+ /);
  assert.match(message('a: "b\n'), /^\d+ /);
  assert.match(message('a: *nothing\n'), /read|nothing/);
});

test('an empty text has no documents', () => {
  assert.is(message(''), 'read');
  assert.is(message('# nothing\n'), 'read');
});

test('aliases of aliases take no room', () => {
  const levels = Array.from({ length: 40 }, (_, index) => `l${index + 1}: &l${index + 1} [${Array<string>(10).fill(`*l${index}`).join(', ')}]\n`);
  const bomb = `l0: &l0 [lol]\n${levels.join('')}`;
  let data: Data | undefined;
  endsSoon(() => (data = only(bomb)));
  assert.is(itemsOf(valueAt(data, 'l40')).length, 10);
});

test('merges of merges do not multiply', () => {
  const keys = Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join(', ');
  const maps = Array.from({ length: 500 }, (_, index) => `m${index + 1}: &m${index + 1} {<<: *m${index}, n${index}: 1}\n`);
  const text = `m0: &m0 {${keys}}\n${maps.join('')}`;
  endsSoon(() => assert.match(message(text), /merge keys repeat/));
});

test('very many keys, very many aliases, deep nesting and very long texts take no long time', () => {
  const texts = [
    'a: 1\n'.repeat(40_000),
    Array.from({ length: 15_000 }, (_, index) => `- &a${index} x\n- *a${index}\n`).join(''),
    '['.repeat(100_000),
    '{a: '.repeat(50_000),
    '- '.repeat(50_000),
    'x'.repeat(2_000_000),
  ];
  for (const text of texts) endsSoon(() => message(text), text);
  assert.match(message('x'.repeat(2_000_000)), /longer than/);
});

test.run();
