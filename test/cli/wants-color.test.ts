import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { wantsColor, wantsPatchColor } from '../../src/cli/wants-color.ts';

const terminal = { isTTY: true, write: (): void => {} };
const pipe = { write: (): void => {} };

test('the option rules over everything', () => {
  assert.is(wantsColor('always', pipe, { NO_COLOR: '1' }), true);
  assert.is(wantsColor('never', terminal, { FORCE_COLOR: '1' }), false);
});

test('auto: a terminal, NO_COLOR, FORCE_COLOR, TERM', () => {
  assert.is(wantsColor('auto', terminal, {}), true);
  assert.is(wantsColor('auto', pipe, {}), false);
  assert.is(wantsColor('auto', terminal, { NO_COLOR: '1' }), false);
  assert.is(wantsColor('auto', terminal, { NO_COLOR: '' }), true);
  assert.is(wantsColor('auto', terminal, { TERM: 'dumb' }), false);
  assert.is(wantsColor('auto', pipe, { FORCE_COLOR: '1' }), true);
  assert.is(wantsColor('auto', pipe, { FORCE_COLOR: '' }), false);
  assert.is(wantsColor('auto', terminal, { FORCE_COLOR: '0' }), false);
  assert.is(wantsColor('auto', terminal, { FORCE_COLOR: '1', NO_COLOR: '1' }), true);
});

test('a patch in a pipe has colour only where the option says so', () => {
  assert.is(wantsPatchColor('auto', pipe, { FORCE_COLOR: '1' }), false);
  assert.is(wantsPatchColor('always', pipe, {}), true);
  assert.is(wantsPatchColor('auto', terminal, {}), true);
});

test.run();
