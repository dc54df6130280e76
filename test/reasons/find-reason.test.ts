import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assumableCode, assumableNames, findReason } from '../../src/reasons/find-reason.ts';
import { readPage } from '../../src/reasons/read-page.ts';
import { REASONS } from '../../src/reasons/reasons.ts';
import type { Reason } from '../../src/reasons/types.ts';

const ALL: readonly Reason[] = REASONS;

test('by code and by assumption', () => {
  for (const reason of ALL) {
    assert.is(findReason(reason.code), reason);
    if (reason.assumption !== undefined) assert.is(findReason(reason.assumption), reason);
  }
  for (const name of ['', 'all', 'set-user', 'Low-Port', 'constructor']) assert.is(findReason(name), undefined);
});

test('codes and assumptions are all different', () => {
  const names = ALL.flatMap(({ code, assumption }) => (assumption === undefined ? [code] : [code, assumption]));
  assert.is(new Set(names).size, names.length);
});

test('hazards can be assumed, and nothing else', () => {
  for (const { code, outcome, of, assumption } of ALL) {
    const assumable = outcome === 'unsafe' && of === undefined;
    assert.is(assumableCode(code), assumable ? code : undefined, code);
    assert.is(assumableNames().includes(code), assumable, code);
    if (assumption !== undefined) {
      assert.ok(assumable, `${assumption} is an assumption of what can be assumed`);
      assert.is(assumableCode(assumption), code);
      assert.ok(assumableNames().includes(assumption));
    }
  }
  assert.is(assumableCode('fresh-volumes'), 'existing-volume');
  assert.is(assumableCode('nothing'), undefined);
});

test('a page is read', () => {
  assert.match(readPage('low-port'), /^# low-port\n/);
});

test.run();
