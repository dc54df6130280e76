import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readStrictYaml } from '../../src/yaml/strict-document.ts';
import { endsSoon } from '../ends-soon.ts';

/** The value as JSON, or `line: message`. */
function shown(text: string): string {
  const read = readStrictYaml(text);
  return read.ok ? JSON.stringify(read.value) : `${read.line}: ${read.message}`;
}

const READ: readonly (readonly [name: string, text: string, value: string])[] = [
  ['JSON', '{"user": "web", "uid": 1000}', '{"user":"web","uid":1000}'],
  ['JSON indented with tabs', '{\n\t"user":\t"web",\n\t"overrides": [\n\t\t{\t"files": "x" }\n\t]\n}\n', '{"user":"web","overrides":[{"files":"x"}]}'],
  ['JSON with CRLF and tabs', '{\r\n\t"user": "web"\r\n}\r\n', '{"user":"web"}'],
  ['YAML', 'user: web\noverrides:\n  - files: "*"\n', '{"user":"web","overrides":[{"files":"*"}]}'],
  ['YAML with a comment', '# ours\nuser: web # the web\n', '{"user":"web"}'],
  ['an anchor and its alias', 'user: &name web\ngroup: *name\n', '{"user":"web","group":"web"}'],
  ['nothing', '', 'null'],
  ['an empty object', '{}', '{}'],
  ['a key that objects have of their own', '{"__proto__": 1}', '{"__proto__":1}'],
  ['a tag that nobody knows', 'user: !!js/function web\n', '{"user":"web"}'],
];

for (const [name, text, value] of READ) {
  test(`${name} is read`, () => assert.is(shown(text), value));
}

const WRONG: readonly (readonly [name: string, text: string, message: RegExp])[] = [
  ['a bracket that is not closed', '{\n  "user": "web",\n  "uid": [1\n}\n', /^[45]: /],
  ['bad indentation', 'user: web\n  uid: 1\n', /^[12]: /],
  ['two documents', 'user: web\n---\nuser: x\n', /^2: Source contains multiple documents/],
  ['a key twice in JSON', '{\n  "user": "a",\n  "user": "b"\n}', /^3: user stands there twice$/],
  ['a key twice in YAML, deep down', 'overrides:\n  - files: a\n    uid: 1\n    files: b\n', /^4: files stands there twice$/],
  ['the same key as a number', '1: a\n"1": b\n', /^2: 1 stands there twice$/],
  ['a list as a key', 'user: web\n? [a, b]\n: c\n', /^2: a key is no text$/],
  ['an alias of nothing', 'user: web\ngroup: *name\n', /^2: there is no anchor name above$/],
  ['aliases that multiply', 'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n', /^2: Excessive alias count/],
  ['very many aliases', `a: &a x\nb: [${'*a,'.repeat(5000)}]\n`, /^2: Excessive alias count/],
  ['deep nesting', `a: ${'['.repeat(5000)}`, /^0: it nests too deeply$/],
  ['more than anybody writes', `user: ${'x'.repeat(70_000)}`, /^0: it is longer than 65536 characters$/],
];

for (const [name, text, message] of WRONG) {
  test(`${name} is told, with its line`, () => assert.match(shown(text), message));
}

test('lines of keys, values and items', () => {
  const read = readStrictYaml('{\n  "user":\n    "web",\n  "images": {\n    "a:*": { "user": "x",\n      "shell": 1 }\n  },\n  "overrides": [\n    {},\n    { "files": 1 }\n  ]\n}\n');
  assert.ok(read.ok);
  if (!read.ok) return;
  assert.is(read.lineOf(['user']), 2);
  assert.is(read.lineOf(['images', 'a:*']), 5);
  assert.is(read.lineOf(['images', 'a:*', 'shell']), 6);
  assert.is(read.lineOf(['images', 'a:*', 'shell', 'deeper']), 6);
  assert.is(read.lineOf(['overrides', 1]), 10);
  assert.is(read.lineOf(['overrides', 1, 'uid']), 10);
  assert.is(read.lineOf(['overrides', 7, 'uid']), 8);
  assert.is(read.lineOf([]), 1);
  assert.is(read.lineOf(['nothing']), 1);
});

test('an alias inside its own anchor neither hangs nor throws', () => {
  const read = readStrictYaml('a: &a [*a]\n');
  assert.type(read.ok, 'boolean');
});

test('texts that are made to hurt cost little and throw nothing', () => {
  const size = 60_000;
  const texts = ['['.repeat(size), '{"a":'.repeat(size / 5), '- '.repeat(size / 2), '? '.repeat(size / 2), 'a: '.repeat(size / 3), '"'.repeat(size), '&'.repeat(size), '*'.repeat(size), `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join(',')}}`, '\0'.repeat(100), '\ud800', '%YAML 9.9\n---\n'];
  for (const text of texts) endsSoon(() => readStrictYaml(text), text);
});

test.run();
