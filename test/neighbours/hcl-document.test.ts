import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryAt, itemsOf, textAt, textsOf, valueAt, type Data } from '../../src/neighbours/data.ts';
import { readHcl } from '../../src/neighbours/hcl-document.ts';
import { endsSoon } from '../ends-soon.ts';

function only(text: string): Data | undefined {
  const read = readHcl(text);
  if (!read.ok) throw new Error(read.message);
  return read.documents[0];
}

test('blocks become maps by their labels, attributes their values, with places', () => {
  const text = 'target "app" {\n  context = "./app" // here\n  no-cache = true\n  count = 3\n  empty = null\n}\n';
  const data = only(text);
  assert.is(textAt(data, 'target', 'app', 'context')?.text, './app');
  assert.is(textAt(data, 'target', 'app', 'context')?.start, text.indexOf('"./app"'));
  assert.is(entryAt(data, 'target', 'app')?.start, text.indexOf('"app"'));
  assert.is(textAt(data, 'target', 'app', 'no-cache')?.text, 'true');
  assert.is(textAt(data, 'target', 'app', 'count')?.text, '3');
  assert.is(entryAt(data, 'target', 'app', 'empty')?.key, 'empty');
  assert.is(valueAt(data, 'target', 'app', 'empty'), undefined);
});

test('labels may stand without quotes, and a block on one line', () => {
  const data = only('variable TAG { default = "latest" }\nvariable "X" {\n}\n');
  assert.is(textAt(data, 'variable', 'TAG', 'default')?.text, 'latest');
  assert.is(valueAt(data, 'variable', 'X')?.kind, 'map');
});

test('later blocks of the same labels add to the earlier ones', () => {
  const data = only('target "a" {\n  x = "1"\n  y = "1"\n}\ntarget "b" {}\ntarget "a" {\n  y = "2"\n}\n');
  assert.is(textAt(data, 'target', 'a', 'x')?.text, '1');
  assert.is(textAt(data, 'target', 'a', 'y')?.text, '2');
  assert.is(valueAt(data, 'target', 'b')?.kind, 'map');
});

test('lists, objects and their trailing commas', () => {
  const data = only('tags = [\n  "a", # first\n  "b",\n]\nargs = {\n  X = "1",\n  Y: "2"\n  "z-z" = "3" }\n');
  assert.is(textsOf(valueAt(data, 'tags')).map(({ text }) => text).join(), 'a,b');
  assert.is(['X', 'Y', 'z-z'].map((key) => textAt(data, 'args', key)?.text).join(), '1,2,3');
});

test('a variable is its template; any other expression is unknown', () => {
  const data = only([
    'a = TAG', 'b = tags("x")', 'c = "${x == "" ? "" : "y"}-z"', 'd = x ? "a" : "b"', 'e = [for t in [1, 2] : t]', 'f = -1', 'g = "a" == "b"',
    'h = { for k in x : k => k }', 'i = (1 + 2)', 'j = [f("a", [1]), "k"]', 'l = "m"', '',
  ].join('\n'));
  assert.is(textAt(data, 'a')?.text, '${TAG}');
  assert.is(textAt(data, 'c')?.text, '${x == "" ? "" : "y"}-z');
  for (const key of ['b', 'd', 'e', 'f', 'g', 'h', 'i']) assert.is(valueAt(data, key)?.kind, 'unknown', key);
  assert.is(itemsOf(valueAt(data, 'j')).map(({ kind }) => kind).join(), 'unknown,text');
  assert.is(textAt(data, 'l')?.text, 'm');
});

test('escapes are decoded, templates are left as they are', () => {
  const data = only('a = "x\\n\\"\\\\"\nb = "$${X} %%{if}"\nc = <<EOT\n line ${X}\nEOT\nd = "after"\n');
  assert.is(textAt(data, 'a')?.text, 'x\n"\\');
  assert.is(textAt(data, 'b')?.text, '$${X} %%{if}');
  assert.is(textAt(data, 'c')?.text, ' line ${X}\n');
  assert.is(textAt(data, 'd')?.text, 'after');
});

test('an object key that is computed is passed over', () => {
  assert.is(textAt(only('a = {\n  (k) = "v"\n  b = "c"\n}\n'), 'a', 'b')?.text, 'c');
});

test('comments, CRLF and a byte order mark', () => {
  const data = only('\uFEFF# one\r\n/* two\r\n */ a = "b" // three\r\n');
  assert.is(textAt(data, 'a')?.text, 'b');
});

test('says what is not expected and where', () => {
  const told = (text: string): string => {
    const read = readHcl(text);
    return read.ok ? 'read' : `${read.offset} ${read.message}`;
  };
  assert.is(told('target "a" {\n  x = "1"\n'), '23 the end of the file is not expected here');
  assert.is(told('}\n'), '0 "}" is not expected here');
  assert.is(told('a b\n'), '3 the end of the line is not expected here');
  assert.is(told('a =\n'), '3 the end of the line is not expected here');
  assert.is(told('a = [1 2]\n'), 'read');
  assert.is(told('<html>'), '0 "<" is not expected here');
  assert.is(told(''), 'read');
});

test('hostile texts take no long time and no stack', () => {
  const texts = [
    '['.repeat(200_000), 'a = ['.repeat(20_000), 'a {'.repeat(60_000), 'a = {'.repeat(40_000), '"${'.repeat(60_000), '<<A\n'.repeat(40_000),
    'target "a" {}\n'.repeat(15_000), Array.from({ length: 15_000 }, (_, index) => `t "a${index}" {}\n`).join(''), '/*'.repeat(100_000), 'a = ('.repeat(50_000), '(\n'.repeat(100_000),
    'x'.repeat(2_000_000),
  ];
  for (const text of texts) endsSoon(() => readHcl(text), text);
});

test.run();
