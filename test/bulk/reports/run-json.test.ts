import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runJson } from '../../../src/bulk/reports/run-json.ts';
import { HOSTILE, UNSEEN } from '../../report/hostile.ts';
import { fileOf, safe } from '../../report/runs.ts';
import { hostileRepositories } from './hostile-repositories.ts';
import { HEAD, inRun, textOf } from './stored-run.ts';

test('one object: the run, its numbers, and the repositories without what holds for all', async () => {
  const file = fileOf('Dockerfile', 'changed', { findings: [safe] });
  await inRun(
    [
      { path: 'b', status: 'changed', code: 'runs-as-root', files: [file], commit: HEAD },
      { path: 'a', status: 'unchanged', code: 'no-dockerfile', notes: [{ path: 'sub', message: 'of another' }] },
    ],
    async (out, run, heads) => {
      const text = await textOf(runJson(out, run, heads));
      const counts = { files: 1, toWrite: 1, status: { failed: 0, manual: 0, 'held-back': 0, changed: 1, clean: 0, skipped: 0 } };
      const none = { files: 0, toWrite: 0, status: { ...counts.status, changed: 0 } };
      const report = {
        schemaVersion: 1,
        tool: { name: 'unroot', version: '1.2.3' },
        level: 'commit',
        branch: 'non-root',
        command: 'unroot fix --unsafe',
        summary: {
          repositories: 2,
          status: { changed: 1, unchanged: 1, skipped: 0, failed: 0 },
          files: counts,
          reasons: [{ status: 'changed', code: 'runs-as-root', count: 1 }, { status: 'unchanged', code: 'no-dockerfile', count: 1 }],
        },
        repositories: [
          {
            path: 'a', folder: heads[0]?.folder, status: 'unchanged', code: 'no-dockerfile', message: 'a message', head: HEAD, branch: 'main', commit: null, summary: none,
            files: [], notes: [{ path: 'sub', message: 'of another' }],
          },
          {
            path: 'b', folder: heads[1]?.folder, status: 'changed', code: 'runs-as-root', message: 'a message', head: HEAD, branch: 'main', commit: HEAD, summary: counts,
            files: [{ path: 'Dockerfile', status: 'changed', textChanges: true, findings: [safe], notes: [] }], notes: [],
          },
        ],
      };
      assert.equal(JSON.parse(text), report);
      // Written in parts, and laid out as a whole.
      assert.is(text, `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    },
    { level: 'commit', branch: 'non-root', command: 'unroot fix --unsafe' },
  );
});

test('hidden characters and commands are escaped, the values are the same', async () => {
  for (const hostile of HOSTILE) {
    await inRun(hostileRepositories(hostile), async (out, run, heads) => {
      const text = await textOf(runJson(out, { ...run, command: hostile, branch: hostile }, heads));
      assert.not(UNSEEN.test(text), JSON.stringify(hostile));
      assert.not.match(text, /##[a-z]*\[|"\s*::/i, JSON.stringify(hostile));
      const report = JSON.parse(text);
      assert.equal([report.command, report.branch, report.repositories.length], [hostile, hostile, 4]);
      for (const [index, each] of report.repositories.entries()) {
        assert.equal([each.path, each.message, each.branch, each.notes], [heads[index]?.path, hostile, hostile, [{ path: hostile, message: hostile }]]);
        assert.is(each.files[0].findings[0].message, hostile);
      }
    });
  }
});

test.run();
