import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runMarkdown } from '../../../src/bulk/reports/run-markdown.ts';
import { HOSTILE, UNSEEN } from '../../report/hostile.ts';
import { outsideCode } from '../../report/outside-code.ts';
import { fileOf } from '../../report/runs.ts';
import { FORMULAS, hostileRepositories } from './hostile-repositories.ts';
import { headOf, recordOf } from './stored-run.ts';

test('a sentence, the reasons, and the repositories by status', () => {
  const heads = [
    headOf({ path: 'a', status: 'changed', code: 'low-port', files: [fileOf('x', 'changed'), fileOf('y', 'clean')] }),
    headOf({ path: 'b', status: 'unchanged', code: 'no-dockerfile', message: 'No Dockerfiles found' }),
    headOf({ path: 'c', status: 'failed', code: 'git-failed', message: 'fatal: detected dubious ownership in /srv/c' }),
    headOf({ path: 'd', status: 'changed', code: 'low-port', files: [fileOf('x', 'changed')] }),
  ];
  assert.is(
    runMarkdown(recordOf(['a', 'b', 'c', 'd'], { level: 'commit', branch: 'unroot/non-root', command: 'unroot fix --unsafe' }), heads),
    `## unroot: repositories

4 repositories: 2 changed, 1 unchanged, 1 failed.

Each change is one commit, on the branch \`unroot/non-root\`. In one repository, \`unroot fix --unsafe\` does the same.

| status | reason | repositories | meaning |
| --- | --- | --- | --- |
| changed | \`low-port\` | 2 | the program listens on a port under 1024 |
| failed | \`git-failed\` | 1 | git gives no answer on the repository |
| unchanged | \`no-dockerfile\` | 1 | the repository has no Dockerfile |

### failed: 1

| repository | reason | message | files to change |
| --- | --- | --- | --- |
| \`c\` | \`git-failed\` | fatal: detected dubious ownership in \`/srv/c\` | 0 |

### changed: 2

| repository | reason | message | files to change |
| --- | --- | --- | --- |
| \`a\` | \`low-port\` | a message | 1 |
| \`d\` | \`low-port\` | a message | 1 |

### unchanged: 1

| repository | reason | message | files to change |
| --- | --- | --- | --- |
| \`b\` | \`no-dockerfile\` | No Dockerfiles found | 0 |

unroot 1.2.3; \`unroot explain CODE\` says what a code means, what to verify, and how to decline.
`,
  );
});

test('how far the run went', () => {
  assert.match(runMarkdown(recordOf([], { level: 'patch' }), []), /\n\nThere are patches only: no repository was touched\. In one repository, `unroot fix` does the same\.\n\n/);
  assert.match(runMarkdown(recordOf([], { level: 'apply' }), []), /\n\nEach change is written to its work tree\. In one /);
});

test('nothing of a stranger is active, and no cell is left', () => {
  const shape = (text: string): readonly string[] => outsideCode(text).map((line) => (line.startsWith('|') ? line.replace(/[^|]/g, '') : line.slice(0, 3)));
  const written = (text: string): string => {
    const heads = hostileRepositories(text).map(headOf);
    return runMarkdown(recordOf(heads.map(({ path }) => path), { level: 'commit', branch: text, command: text }), heads);
  };
  for (const text of [...HOSTILE, ...FORMULAS, 'a | b', '|', '\\|']) {
    const markdown = written(text);
    assert.equal(shape(markdown), shape(written('x')), JSON.stringify(text));
    assert.not(UNSEEN.test(markdown), JSON.stringify(text));
    // In a table a bar ends its cell even in code.
    const bars = (each: string): readonly number[] => each.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').length);
    assert.equal(bars(markdown), bars(written('x')), JSON.stringify(text));
    for (const line of outsideCode(markdown).map((each) => each.replace(/^###? /, ''))) {
      assert.not.match(line, /[<>[\]`@#~$_\\{}&*]|https?:|www\.|GH-\d/, JSON.stringify(text));
    }
  }
});

test('where there is no room, the last are left out and it says how many', () => {
  const message = '12 files: 10 would change, 2 already fine';
  const of = (status: 'changed' | 'unchanged', number: number): Parameters<typeof headOf>[0][] =>
    Array.from({ length: number }, (_, index) => ({ path: `organisation/${status}-${String(index).padStart(5, '0')}`, status, code: 'runs-as-root', message }));
  const heads = [...of('unchanged', 2000), ...of('changed', 300), { path: 'z', status: 'failed', code: 'git-failed' } as const].map(headOf);
  const text = runMarkdown(recordOf(heads.map(({ path }) => path)), heads);
  assert.ok(text.length <= 60_000, String(text.length));
  assert.ok(text.length > 59_000, String(text.length));
  const shown = text.split('| `organisation/unchanged-').length - 1;
  assert.ok(shown > 100);
  assert.is(text.split('| `organisation/changed-').length - 1, 300);
  assert.ok(text.includes(`\n\nThis report is long: rows at its end are left out (${2000 - shown} unchanged). All of them are in \`report.json\` and \`repos.csv\`.\n\nunroot 1.2.3;`));
});

test('a group that has no row has no heading', () => {
  const heads = (['failed', 'changed', 'unchanged'] as const).flatMap((status) =>
    Array.from({ length: 1000 }, (_, index) => headOf({ path: `${status}/${index}`, status, code: 'runs-as-root', message: 'x'.repeat(60) })),
  );
  const text = runMarkdown(recordOf([]), heads);
  assert.ok(text.length <= 60_000, String(text.length));
  assert.equal(text.match(/^### .*/gm), ['### failed: 1000']);
  assert.match(text, /left out \(\d+ failed, 1000 changed, 1000 unchanged\)/);
});

test('it is never longer than there is room, however long a row is', () => {
  for (let length = 0; length < 40; length++) {
    const message = `${'\u{e0041}'.repeat(260)}${'x'.repeat(length)}`;
    const heads = Array.from({ length: 40 }, (_, index) => headOf({ path: `${index}`, status: 'failed', code: 'git-failed', message }));
    const text = runMarkdown(recordOf([]), heads);
    assert.ok(text.length <= 60_000 && text.includes('This report is long'), `${length} ${text.length}`);
  }
});

test('a long text takes only so much room', () => {
  const heads = [
    headOf({ path: `long/${'p'.repeat(4000)}`, status: 'failed', code: 'git-failed', message: '\u{1f433}'.repeat(90_000) }),
    headOf({ path: 'other', status: 'failed', code: 'git-failed', message: '\u{1f433}'.repeat(200) }),
  ];
  const text = runMarkdown(recordOf([]), heads);
  assert.ok(text.includes(`| \`long/${'p'.repeat(295)}…\` | \`git-failed\` | \`${'\u{1f433}'.repeat(300)}…\` | 0 |`));
  assert.ok(text.includes(`| \`other\` | \`git-failed\` | \`${'\u{1f433}'.repeat(200)}\` | 0 |`));
});

test.run();
