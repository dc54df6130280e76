import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { declareArgs, readEnv } from '../../src/facts/key-values.ts';
import type { KeyValue } from '../../src/facts/key-values.ts';
import { Scope } from '../../src/facts/variables.ts';

const SCOPE = Scope.start(new Map(), { SET: 'set' });
SCOPE.setArg('ARG', 'arg');
SCOPE.setArg('UNSET', undefined);

function show(values: readonly KeyValue[]): string {
  return values.map(({ name, value, overridable }) => `${name}=${value ?? '?'}${overridable ? ' (overridable)' : ''}`).join('; ');
}

/** As BuildKit's parseNameVal reads ENV: several `name=value`, or the old form with one name and the rest as value. */
const ENVS: readonly (readonly [rest: string, values: string])[] = [
  ['A=b', 'A=b'],
  ['A=b C=d', 'A=b; C=d'],
  ['A="b c" D=e', 'A=b c; D=e'],
  ["A='b c'", 'A=b c'],
  ['A=b\\ c', 'A=b c'],
  ['A=', 'A='],
  ['A=b=c', 'A=b=c'],
  ['A b c', 'A=b c'],
  ['A  b', 'A=b'],
  ['A "b c"', 'A=b c'],
  ['A b=c', 'A=b=c'],
  ['A=$SET', 'A=set'],
  ["A='$SET'", 'A=$SET'],
  ['A=$ARG', 'A=arg (overridable)'],
  ['A=$UNSET', 'A=?'],
  ['A=/x:$PATH', 'A=/x:'],
  ['A=1 B=$A', 'A=1; B='],
  // A name loses its quotes and is expanded too; in the old form it ends at the first blank.
  ['"A"=b', 'A=b'],
  ["'A'=b", 'A=b'],
  ['$SET=b', 'set=b'],
  ['"A" b', 'A=b'],
];

for (const [rest, values] of ENVS) {
  test(`ENV ${rest}`, () => assert.is(show(readEnv(rest, '\\', SCOPE)), values));
}

const ARGS: readonly (readonly [rest: string, values: string])[] = [
  ['A', 'A=?'],
  ['A=b', 'A=b'],
  ['A=', 'A='],
  ['A B=c', 'A=?; B=c'],
  ['A="b c"', 'A=b c'],
  ['A=$ARG/x', 'A=arg/x (overridable)'],
  ['A=$UNSET', 'A=?'],
  // One after the other, unlike ENV.
  ['A=1 B=$A', 'A=1; B=1 (overridable)'],
];

for (const [rest, values] of ARGS) {
  test(`ARG ${rest}`, () => assert.is(show(declareArgs(rest, '\\', SCOPE.inherit())), values));
}

test('nothing is nothing', () => {
  assert.is(readEnv('', '\\', SCOPE).length, 0);
  assert.is(declareArgs('  ', '\\', SCOPE).length, 0);
});

test('the escape directive protects blanks', () => {
  assert.is(show(readEnv('A=b` c B=C:\\d', '`', SCOPE)), 'A=b c; B=C:\\d');
});

test.run();
