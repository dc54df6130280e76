import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asWritten, interpolate, isTold } from '../../src/neighbours/interpolate.ts';
import { endsSoon } from '../ends-soon.ts';

const VALUES: Readonly<Record<string, string>> = { X: 'x', EMPTY: '' };
const fill = (text: string): string => {
  const filled = interpolate(text, (name) => VALUES[name]);
  return isTold(filled) ? filled : `untold ${asWritten(filled)}`;
};

test('fills values, defaults and dollars as Compose does', () => {
  assert.is(fill('a$X-${X}b'), 'ax-xb');
  assert.is(fill('$$X $${X}'), '$X ${X}');
  assert.is(fill('${U:-d} ${U-d} ${EMPTY:-d} [${EMPTY-d}] ${X:-d}'), 'd d d [] x');
  assert.is(fill('${U:-${V:-w}}/${U:-}'), 'w/');
  assert.is(fill('${X:?must} ${X?must} ${X:+alt}'), 'x x alt');
  assert.is(fill('100% $ $1 a$'), '100% $ $1 a$');
});

test('what is not told is said so, and can be shown as it was written', () => {
  assert.is(fill('${U}/data'), 'untold ${U}/data');
  assert.is(fill('$U'), 'untold ${U}');
  assert.is(fill('${U:?must be set}:${X}'), 'untold ${U}:x');
  assert.is(fill('${U:+alt}'), 'untold ${U}');
  assert.is(fill('${U:-$V}'), 'untold ${V}');
});

test('a brace that never closes is text', () => {
  assert.is(fill('${X'), '${X');
  assert.is(fill('a ${U:-b'), 'a ${U:-b');
});

test('hostile texts take no long time', () => {
  for (const text of ['${a:-'.repeat(40_000), `${'${a:-'.repeat(5_000)}${'}'.repeat(5_000)}`, '$'.repeat(200_000), '${'.repeat(100_000)]) {
    endsSoon(() => fill(text), text);
  }
});

test.run();
