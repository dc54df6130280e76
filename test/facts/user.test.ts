import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { UserFact } from '../../src/facts/types.ts';
import { userOf } from '../../src/facts/user.ts';
import { lines, stageOf } from '../subject.ts';

function show(fact: UserFact): string {
  return fact.kind === 'user' ? `${fact.user}${fact.group === undefined ? '' : ` in ${fact.group}`}` : fact.kind;
}

const OPERANDS: readonly (readonly [operand: string, fact: string])[] = [
  ['', 'root'],
  ['root', 'root'],
  ['ROOT', 'root'],
  ['0', 'root'],
  ['00', 'root'],
  ['0:0', 'root'],
  ['root:root', 'root'],
  ['root:app', 'root'],
  ['0:1000', 'root'],
  [':1000', 'root'],
  ['app', 'app'],
  ['app:', 'app'],
  ['app:staff', 'app in staff'],
  ['app:0', 'app in 0'],
  ['1000', '1000'],
  ['1000:1000', '1000 in 1000'],
  ['10', '10'],
  ['rooty', 'rooty'],
  ['0x', '0x'],
];

for (const [operand, fact] of OPERANDS) {
  test(`USER ${JSON.stringify(operand)}`, () => assert.is(show(userOf(operand, undefined)), fact));
}

const STAGES: readonly (readonly [name: string, fact: string, text: readonly string[]])[] = [
  ['quotes are stripped', 'app', ['USER "app"']],
  ['the whole rest is one operand', 'app # x', ['USER app # x']],
  ['a default of an ARG', 'app', ['ARG U=app', 'USER $U']],
  ['an ARG without a default', 'unknown', ['ARG U', 'USER $U']],
  ['an undeclared variable', 'unknown', ['USER $U']],
  ['an ARG whose default is root', 'unknown', ['ARG U=root', 'USER $U']],
  ['an ENV that is root', 'root', ['ENV U=root', 'USER $U']],
  ['a default in the operand', 'app', ['USER ${U:-app}']],
  ['an ENV in front of the group', 'app in staff', ['ENV U=app', 'USER $U:staff']],
  ['a default in the operand for an empty ENV', 'app', ['ENV U=', 'USER ${U:-app}']],
  ['an alternative of an ENV', 'app', ['ENV H=1', 'USER ${H:+app}']],
  ['an alternative of an empty ENV', 'root', ['ENV H=', 'USER ${H:+app}']],
  ['an account with the number 0', 'root', ['RUN useradd -o -u 0 -g 0 toor', 'USER toor']],
  ['an account that has another number later', 'toor', ['RUN useradd -o -u 0 toor', 'RUN userdel toor && useradd toor', 'USER toor']],
  ['an alternative that the build decides', 'unknown', ['ARG H', 'USER ${H:+app}']],
  ['an ENV behind the ARG', 'app', ['ARG U=root', 'ENV U=app', 'USER $U']],
  ['an ARG behind the ENV', 'web', ['ENV U=app', 'ARG U=web', 'USER $U']],
  ['a root ARG behind the ENV', 'unknown', ['ENV U=app', 'ARG U=root', 'USER $U']],
  ['an ARG behind a root ENV', 'unknown', ['ENV U=root', 'ARG U=app', 'USER $U']],
  ['an ENV of a line that sees the old value', 'app', ['ENV A=app', 'ENV A=root U=$A', 'USER $U']],
  ['an ARG of a line that sees the new value', 'app', ['ARG A=app U=$A', 'USER $U']],
  ['a quoted variable', 'app', ['ENV U=app', 'USER "$U"']],
  ['no instruction at all', 'root', []],
  ['the last one wins', 'root', ['USER app', 'USER root']],
];

for (const [name, fact, text] of STAGES) {
  test(`USER: ${name}`, () => assert.is(show(stageOf(lines('FROM debian:12', ...text)).user), fact));
}

test('the operand stays as it was written', () => {
  const { user } = stageOf(lines('FROM debian:12', 'ARG U=app', 'USER ${U}:staff'));
  assert.is(user.kind === 'user' ? user.written : '', '${U}:staff');
});

/** Why the last stage's user is not known. */
function why(...text: readonly string[]): string {
  const { user } = stageOf(lines(...text));
  return user.kind === 'unknown' ? user.why : '';
}

test('it tells why a variable has no value', () => {
  assert.is(why('FROM debian:12', 'ARG U', 'USER $U'), '$U has no value in this file');
  assert.match(why('FROM debian:12', 'USER $U'), 'nothing declares $U');
  assert.match(why('ARG U=app', 'FROM debian:12', 'USER $U'), 'unless the stage says ARG U');
  assert.match(why('FROM debian:12 AS a', 'ARG U=app', 'FROM debian:12', 'USER $U'), 'nothing declares $U');
  assert.is(why('ARG U=app', 'FROM debian:12', 'ARG U', 'USER $U'), '');
});

test.run();
