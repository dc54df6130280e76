import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expand } from '../../src/dockerfile/expand.ts';
import type { Expansion, Variable } from '../../src/dockerfile/expand.ts';

const VARIABLES: Readonly<Record<string, Variable>> = {
  SET: { kind: 'value', value: 'set', overridable: false },
  ARG: { kind: 'value', value: 'arg', overridable: true },
  EMPTY: { kind: 'value', value: '', overridable: false },
  UNSET: { kind: 'unset' },
};

function expanded(word: string, escape: string = '\\'): Expansion {
  return expand(word, escape, (name) => VARIABLES[name] ?? { kind: 'undeclared' });
}

/** What BuildKit's shell/lex.go makes of a word. */
const VALUES: readonly (readonly [word: string, value: string])[] = [
  ['app', 'app'],
  ['app # x', 'app # x'],
  ['$SET', 'set'],
  ['${SET}', 'set'],
  ['$SET/x', 'set/x'],
  ['a$SET-b', 'aset-b'],
  ['$SETx', ''],
  ['"app"', 'app'],
  ["'app'", 'app'],
  ["'$SET'", '$SET'],
  ['"$SET"', 'set'],
  ['"a b"c', 'a bc'],
  ['\\$SET', '$SET'],
  ['"\\$SET"', '$SET'],
  ['"\\a"', '\\a'],
  ['"\\""', '"'],
  ["'\\'", '\\'],
  ['a\\b', 'ab'],
  ['$', '$'],
  ['$ x', '$ x'],
  ['a$', 'a$'],
  ['${SET:-other}', 'set'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY-other}', ''],
  ['${NONE:-other}', 'other'],
  ['${NONE-other}', 'other'],
  ['${UNSET:-other}', 'other'],
  ['${SET:+other}', 'other'],
  ['${EMPTY:+other}', ''],
  ['${EMPTY+other}', 'other'],
  ['${NONE:+other}', ''],
  ['${NONE:-$SET}', 'set'],
  ['${NONE:-${NONE:-${SET}}}', 'set'],
  ['${NONE:-"a}b"}', 'a}b'],
  ['${NONE:-a\\}b}', 'a}b'],
  ['${SET:?message}', 'set'],
  ['${NONE:-}x', 'x'],
  // A name is letters and digits of any script, or a number of any length.
  ['$é', ''],
  ['$SETé', ''],
  ['$12', ''],
  ['$@x', 'x'],
  ['$0x', 'x'],
  ['$10x', 'x'],
];

for (const [word, value] of VALUES) {
  test(`the value of ${word}`, () => assert.is(expanded(word).value, value));
}

test('the escape directive decides what protects a dollar', () => {
  assert.is(expanded('`$SET', '`').value, '$SET');
  assert.is(expanded('\\$SET', '`').value, '\\set');
});

/** Names whose value the file does not tell, and names that --build-arg may override. */
const NAMES: readonly (readonly [word: string, unknown: string, overridable: string])[] = [
  ['$SET', '', ''],
  ['$ARG', '', 'ARG'],
  ['$UNSET', 'UNSET', ''],
  ['$NONE-$OTHER', 'NONE,OTHER', ''],
  ["'$NONE'", '', ''],
  ['${UNSET:-app}', '', 'UNSET'],
  ['${ARG:-app}', '', 'ARG'],
  ['${NONE:-app}', '', ''],
  ['${SET:-$NONE}', '', ''],
  ['${SET:+$NONE}', 'NONE', ''],
  ['${NONE:+$UNSET}', '', ''],
  ['${SET-$ARG}', '', ''],
  ['${NONE:-$ARG}', '', 'ARG'],
  ['${SET%t}', 'SET', ''],
  ['${SET/s/t}', 'SET', ''],
  ['$1', '1', ''],
];

for (const [word, unknown, overridable] of NAMES) {
  test(`the names that ${word} depends on`, () => {
    const result = expanded(word);
    assert.is(result.unknown.join(), unknown, 'unknown');
    assert.is(result.overridable.join(), overridable, 'overridable');
  });
}

test('hostile nesting neither throws nor takes long', () => {
  for (const hostile of ['${', '${a:-', '"${a:-', "'$", '$', '${$', '\\', '${a:+"${']) {
    const result = expanded(hostile.repeat(20_000));
    assert.type(result.value, 'string');
  }
  assert.ok(expanded(`${'${NONE:-'.repeat(100)}x${'}'.repeat(100)}`).unknown.length > 0, 'too deep: not known');
});

test('a value that grows without end is not known', () => {
  let value = 'x';
  for (let round = 0; round < 64; round += 1) {
    value = expand('$A$A', '\\', () => ({ kind: 'value', value, overridable: false })).value;
  }
  assert.ok(value.length < 1_000_000);
  assert.ok(expand('$A'.repeat(1000), '\\', () => ({ kind: 'value', value: 'x'.repeat(1000), overridable: false })).unknown.length > 0);
});

test.run();
