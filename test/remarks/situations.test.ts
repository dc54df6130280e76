import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openContext } from '../../src/context/open-context.ts';
import { ALONE } from '../../src/context/surroundings.ts';
import { findReason } from '../../src/reasons/find-reason.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { fixtureCases } from '../fixture-cases.ts';

const cases = fixtureCases().filter(({ name }) => name.startsWith('situations/'));

/** What is said besides the reason why a stage is left alone or changed. */
function isRemark(code: string): boolean {
  return findReason(code)?.outcome === 'remark' || code === 'name-without-passwd';
}

for (const { name, directory, before, policy, codes } of cases) {
  test(`${name}: no remark but those that it names`, () => {
    const contexts = openContext(join(directory, 'before.Dockerfile'), directory);
    const { notes, findings } = rewriteText({ path: 'Dockerfile', text: before, policy, surroundings: { ...ALONE, contexts } });
    const said = [...notes, ...findings].map(({ code }) => code).filter((code) => isRemark(code));
    assert.equal([...new Set(said)].toSorted(), codes.filter((code) => isRemark(code)).toSorted());
  });
}

test('every row of the list has a case', () => {
  const rows = new Set(cases.map(({ name }) => Number(/\/(?:skip-)?(\d+)/.exec(name)?.[1])));
  for (let row = 1; row <= 73; row += 1) assert.ok(rows.has(row), `no case ${row}`);
});

test.run();
