import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { REASONS } from '../../src/reasons/reasons.ts';
import type { Reason } from '../../src/reasons/types.ts';
import { fixtureCases } from '../fixture-cases.ts';
import { isShownByFile } from './in-a-file.ts';

const ALL: readonly Reason[] = REASONS;
const SHOWN: readonly Reason[] = ALL.filter(isShownByFile);

const cases = fixtureCases();
const changed = cases.filter(({ before, after }) => before !== after);
const untouched = cases.filter(({ before, after }) => before === after);

for (const { code, outcome } of SHOWN) {
  test(`${code}: a file that must change is about it`, () => {
    assert.ok(changed.some(({ about }) => about.some((each) => each === code)), 'options.json: "about"');
  });

  // Where nothing stands against a change, a file that stays as it is does not have the reason: it looks as if it had.
  if (outcome === 'safe') {
    test(`${code}: a file that must not change looks like it`, () => {
      assert.ok(untouched.some(({ about }) => about.some((each) => each === code)), 'options.json: "about"');
    });
  } else {
    test(`${code}: a file that must not change has it`, () => {
      assert.ok(untouched.some(({ codes }) => codes.includes(code)), 'options.json: "codes"');
    });
  }
}

test('cases are about reasons that a fixture can show', () => {
  for (const { name, about } of cases) {
    for (const code of about) assert.ok(SHOWN.some((reason) => reason.code === code), `${name}: ${code}`);
  }
});

test.run();
