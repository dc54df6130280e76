import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { resolveCommands } from '../../src/shell/commands.ts';
import { shellQuote } from '../../src/plan/shell-quote.ts';

test('common paths stay bare', () => {
  for (const path of ['/app', '/srv/my-app_1.0', '/a@b:c,d+e%f']) assert.is(shellQuote(path), path);
});

test('everything else is one single-quoted word', () => {
  assert.is(shellQuote('/a b'), "'/a b'");
  assert.is(shellQuote("/it's"), "'/it'\\''s'");
  assert.is(shellQuote(''), "''");
});

test('a shell reads back what was quoted', () => {
  for (const text of ['/a b', "/it's", '/$HOME', '/`id`', '/a;rm -rf x', '/a\\b', '/"', '~x', '*', '#', '']) {
    const [command] = resolveCommands(`chown app ${shellQuote(text)}`).commands;
    assert.is(command?.args[1]?.value, text);
    assert.is(command?.args.length, 2);
  }
});

test.run();
