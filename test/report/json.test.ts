import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatJson } from '../../src/report/json.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { fileOf, manual, runOf, safe } from './runs.ts';

test('one object with a version, the files and their counts, and no file content', () => {
  const text = formatJson(runOf([fileOf('a', 'changed', { findings: [safe] }), fileOf('b', 'clean')]));
  assert.equal(JSON.parse(text), {
    schemaVersion: 1,
    tool: { name: 'unroot', version: '1.2.3' },
    verb: 'check',
    files: [
      { path: 'a', status: 'changed', textChanges: true, findings: [{ ...safe }], notes: [] },
      { path: 'b', status: 'clean', textChanges: false, findings: [], notes: [] },
    ],
    summary: {
      files: 2,
      toWrite: 1,
      status: { failed: 0, manual: 0, 'held-back': 0, changed: 1, clean: 1, skipped: 0 },
    },
  });
  assert.ok(text.endsWith('}\n'));
});

test('a manual finding has an empty list of edits; a reason is told', () => {
  const reason: Rewrite['reason'] = { code: 'too-large', line: 0, message: 'large' };
  const report = JSON.parse(formatJson(runOf([fileOf('a', 'manual', { findings: [manual], reason })])));
  assert.equal(report.files[0].findings[0].edits, []);
  assert.equal(report.files[0].reason, reason);
});

test('hidden characters are escaped, the value is the same', () => {
  const text = formatJson(runOf([fileOf('a\u202e\u009b', 'clean')]));
  assert.not(/[\u202e\u009b]/.test(text));
  assert.is(JSON.parse(text).files[0].path, 'a\u202e\u009b');
});

test.run();
