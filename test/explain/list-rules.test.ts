import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { listRules, rulesAsJson } from '../../src/explain/list-rules.ts';
import { REASONS } from '../../src/reasons/reasons.ts';
import type { Reason } from '../../src/reasons/types.ts';

const ALL: readonly Reason[] = REASONS;

test('every reason stands once, below what it leads to', () => {
  const groups = listRules().split('\n\n').map((group) => group.trimEnd().split('\n'));
  assert.is(groups.length, 9);
  for (const { code, outcome, of, summary } of ALL) {
    const holders = groups.filter((lines) => lines.some((line) => line.trim().split(/ +/)[0] === code));
    assert.is(holders.length, 1, code);
    const [heading = ''] = holders[0] ?? [];
    const isOfRepository = of === 'repository';
    assert.ok(heading.toLowerCase().startsWith(isOfRepository ? 'repositories' : outcome), `${code} stands below ${heading}`);
    const told = isOfRepository ? `${outcome}: ${summary}` : summary;
    assert.ok((holders[0] ?? []).some((line) => line.includes(`  ${told}`)), code);
  }
});

test('names that --assume takes beside the code are told', () => {
  for (const { code, assumption } of ALL) {
    const line = listRules().split('\n').find((each) => each.startsWith(`  ${code} `)) ?? '';
    assert.is(/\(--assume (\S+)\)$/.exec(line)?.[1], assumption, code);
  }
});

test('the text is plain, and ends in one line break', () => {
  assert.match(listRules(), /^[\x20-\x7e\n]*[^\n]\n$/);
});

test('JSON holds the same', () => {
  const { transforms, reasons } = JSON.parse(rulesAsJson());
  assert.equal(reasons, ALL.map((reason) => ({ ...reason })));
  assert.equal(Object.keys(transforms[0]), ['name', 'summary']);
  assert.ok(rulesAsJson().endsWith('}\n'));
});

test.run();
