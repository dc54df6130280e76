import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codeCell, codeSpan, fenced, prose } from '../../src/report/markdown-text.ts';

test('code spans are longer than what they hold', () => {
  assert.is(codeSpan('a b'), '`a b`');
  assert.is(codeSpan('a `b` c'), '``a `b` c``');
  assert.is(codeSpan('`a``b'), '``` `a``b ```');
  assert.is(codeSpan(' a '), '`  a  `');
  assert.is(codeSpan(''), '` `');
  assert.is(codeSpan('\\'), '`\\`');
  assert.is(codeSpan('a\nb\u001b'), '`a\\nb\\x1b`');
});

test('a cell holds no bar', () => {
  assert.is(codeCell('a|b\\|c'), '`a\\x7cb\\\\x7cc`');
});

test('ordinary words stay, and what could mean something becomes code', () => {
  assert.is(prose('creates the user app, and that is all.'), 'creates the user app, and that is all.');
  assert.is(prose('gives /app to node'), 'gives `/app` to node');
  assert.is(prose('a non-root user (not node:20)'), 'a non-root user (not `node:20`)');
  assert.is(prose('Docker’s “x” naïve 5 times'), 'Docker’s `“x”` naïve 5 times');
  assert.is(prose('@user, #123 GH-12 a/b#1 www.x.y http://x :smile: *b* _i_ <b> [x](y) defaced deadbeef1'),
    '`@user`, `#123` `GH-12` `a/b#1` `www.x.y` `http://x` `:smile`: `*b*` `_i_` `<b>` `[x](y`) `defaced` `deadbeef1`');
  assert.is(prose('a `b` c'), 'a `` `b` `` c');
  assert.is(prose('two  blanks'), 'two  blanks');
  assert.is(prose('?! ...'), '?! ...');
});

test('a fence is longer than any in its lines', () => {
  assert.is(fenced('diff', ['+a', ' ````']), '`````diff\n+a\n ````\n`````');
  assert.is(fenced('', []), '```\n```');
});

test.run();
