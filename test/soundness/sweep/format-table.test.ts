import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatTable } from '../../../soundness/sweep/format-table.ts';
import { FAULT_KINDS, startTally } from '../../../soundness/sweep/tally.ts';
import { must } from '../../subject.ts';

/** The numbers behind a title. */
function count(table: string, title: string): number {
  const line = table.split('\n').find((each) => each.startsWith(`  ${title} `) || each.startsWith(`${title} `));
  return Number(must(line, title).trim().split(/\s+/).at(-1));
}

test('counts files, statuses, reasons and faults, and lists each fault', () => {
  const tally = startTally();
  tally.add({ path: 'a', status: 'changed', reasons: ['runs-as-root'], commands: ['x'], faults: [] });
  tally.add({ path: 'b\u001b[31m', status: 'changed', reasons: ['runs-as-root', 'no-entry'], commands: ['x', 'y'], faults: [{ kind: 'patch', detail: 'one\ntwo' }, { kind: 'patch', detail: 'three' }] });
  tally.add({ path: 'c', status: 'unread', reasons: ['unreadable'], commands: [], faults: [] });
  const table = formatTable(tally, false);
  assert.equal([count(table, 'files'), count(table, 'changed'), count(table, 'unread'), count(table, 'clean')], [3, 2, 1, 0]);
  assert.equal([count(table, 'runs-as-root'), count(table, 'no-entry'), count(table, 'unreadable')], [2, 1, 1]);
  assert.equal([count(table, 'patch does not apply'), count(table, 'crashed')], [1, 0]);
  assert.ok(table.endsWith('\n\nb\\x1b[31m: patch: one\\ntwo\nb\\x1b[31m: patch: three\n'), table);
  assert.equal([...tally.commands], [['x', 'a'], ['y', 'b\u001b[31m']]);
});

test('each kind of fault has a line of its own', () => {
  const bare = formatTable(startTally(), false);
  for (const kind of FAULT_KINDS) {
    const tally = startTally();
    tally.fault({ path: 'a', kind, detail: 'x'.repeat(1000) });
    const table = formatTable(tally, false);
    const different = table.split('\n').filter((line, index) => line !== bare.split('\n')[index]);
    assert.match(different[0] ?? '', / 1$/, kind);
    assert.ok((different.at(-2) ?? '').length < 400);
  }
});

test('the most frequent reasons, or all', () => {
  const tally = startTally();
  const codes = Array.from({ length: 30 }, (_, index) => `code-${String(index).padStart(2, '0')}`);
  tally.add({ path: 'a', status: 'manual', reasons: codes, commands: [], faults: [] });
  tally.add({ path: 'b', status: 'manual', reasons: ['code-29'], commands: [], faults: [] });
  const table = formatTable(tally, false);
  assert.ok(table.includes('(the first 20 of 30)'));
  assert.ok(table.indexOf('code-29') < table.indexOf('code-00'));
  assert.not.ok(table.includes('code-25'));
  assert.ok(formatTable(tally, true).includes('code-25'));
});

test.run();
