import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { matchGlob } from '../../src/config/match-glob.ts';

const cases: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ['node', ['node'], ['node:20', 'nodes', 'a/node', '']],
  ['node:*', ['node:20', 'node:', 'node:.x'], ['node', 'node:a/b']],
  ['*', ['a', '.a', 'a:1'], ['a/b', '']],
  ['acme/*', ['acme/web', 'acme/.web', 'acme/web:1'], ['acme', 'acme/a/b', 'x/acme/web']],
  ['**', ['a', 'a/b', '.a/.b', 'a/b:1'], []],
  ['acme/**', ['acme/a', 'acme/a/b', 'acme/.a/b'], ['acmes/a', 'x/acme/a']],
  ['**/base', ['base', 'a/base', 'a/b/base'], ['a/bases', 'basea']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb']],
  ['registry.example/*/*-base:*-alpine*', ['registry.example/a/x-base:3-alpine3.1'], ['registryxexample/a/x-base:3-alpine', 'registry.example/a/b/x-base:3-alpine']],
  ['?', ['a', '.'], ['ab', '/', '']],
  ['{apps,services}/**/{Dockerfile,*.Dockerfile}', ['apps/a/b/Dockerfile', 'services/x.Dockerfile'], ['app/Dockerfile']],
  ['{node,python}:*', ['node:1', 'python:3'], ['ruby:3', '{node,python}:1']],
  ['[ab]c', ['ac', 'bc'], ['cc', 'a']],
  ['!a', ['!a'], ['b', 'a']],
  ['+(a)', ['+(a)'], ['a', 'aa']],
  ['c++/**', ['c++/x'], ['c/x', 'cc/x']],
  ['(a|b)', ['(a|b)'], ['a', 'b']],
  ['a\\*', ['a*', 'a\\*'], ['ab']],
  ['a.b', ['a.b'], ['axb']],
  ['$a^', ['$a^'], ['a']],
];

for (const [pattern, yes, no] of cases) {
  test(`matches ${pattern}`, () => {
    const matches = matchGlob(pattern);
    for (const text of yes) assert.ok(matches(text), `should match ${text}`);
    for (const text of no) assert.not.ok(matches(text), `should not match ${text}`);
  });
}

test('a damaged or outsized pattern matches itself only', () => {
  for (const pattern of ['', '{a', '[z-a]', '\\', 'a'.repeat(257), '*a*a*a*a*b', '**/a/**/b/**', '{a,a}{a,a}{a,a}', '*a*a*/*a*b', '*'.repeat(300)]) {
    assert.ok(matchGlob(pattern)(pattern), pattern);
    for (const text of ['a', 'b', 'aaaab', 'a/a/b/b', 'aaaa']) assert.not.ok(matchGlob(pattern)(text), `${pattern} ${text}`);
  }
});

test('hostile patterns and texts end quickly', () => {
  const patterns = [
    '*a*a*b', '*a*a*a', '*a*a*/*a*b', '*a*/*a*/*a*b', '*a*a*/*a*a*/*a*a*b', '**/*a*a*/**/*b', '**/*a*/**/*a*b', '**/*a*/**/*b', '**/**/*a*b', '**/*a*a*b', '**/*a*a*/*b', '**/*a*/*a*b', '**/{*a,a}*/**/b', '**/a/**/*a*b', '{a,*a*,a*a}{a,*a*}b', '**/{*a,a*}/**/{*a,a*}b',
    `*a*a*{${'a,'.repeat(16)}b}`, `*a*a*{${'a,'.repeat(100)}b}`, `{${'a,'.repeat(8)}b}{${'a,'.repeat(8)}b}*a*b`, `{${'a,'.repeat(60)}b}{${'a,'.repeat(60)}b}*a*b`, '*a*a*a*a*a*a*a*b', '**/*a*a*b/**/*a*a*b', '{a,a}{a,a}{a,a}b', '{a,a}+b', '(a|a)+b', '(a+)+b', '[a]+[a]+b', '*{*a,*a}b',
    `${'{'.repeat(200)}`, `${'['.repeat(200)}`, `${'*('.repeat(100)}`, `${'\\'.repeat(255)}`, `{${'a,'.repeat(120)}}`, '{1..999999999}', '?'.repeat(256), '**'.repeat(128),
  ];
  const texts = ['a'.repeat(256), 'a'.repeat(100_000), 'a/'.repeat(2048), '/'.repeat(4096), `${'a'.repeat(255)}/${'a'.repeat(255)}`, `${'a'.repeat(255)}/`.repeat(15) + 'a'];
  for (const pattern of patterns) {
    endsSoon(() => {
      const matches = matchGlob(pattern);
      for (const text of texts) matches(text);
    }, pattern);
  }
});

test.run();
