import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatMarkdown } from '../../src/report/markdown.ts';
import { HOSTILE, hostileRun } from './hostile.ts';
import { outsideCode } from './outside-code.ts';
import { fileOf, manual, runOf, safe, unsafe } from './runs.ts';

test('a table, sections with evidence and what is to be done, and the diff', () => {
  const files = [fileOf('a/Dockerfile', 'changed', { findings: [safe] }), fileOf('b', 'held-back', { findings: [unsafe, manual] }), fileOf('c', 'clean')];
  assert.is(
    formatMarkdown(runOf(files)),
    `## unroot

3 files: 1 would change, 1 already fine. Fixes held back in 1 file (--unsafe writes them).

| file | status | findings |
| --- | --- | --- |
| \`a/Dockerfile\` | changed | 1 safe |
| \`b\` | held-back | 1 unsafe, 1 manual |

### \`a/Dockerfile\`: changed

- **safe** \`set-user\` at 9:1 (\`existing-volume\`): the stage ends as root
  - \`4:3 VOLUME /data\`

<details>
<summary>2 changed lines</summary>

\`\`\`diff
diff --git a/a/Dockerfile b/a/Dockerfile
--- a/a/Dockerfile
+++ b/a/Dockerfile
@@ -1,1 +1,1 @@
-before
+after
\`\`\`

</details>

### \`b\`: held-back

- **unsafe** \`set-user\` at 9:1 (\`existing-volume\`): the stage ends as root
  - \`4:3 VOLUME /data\`
  - held back: --unsafe writes it
- **manual** \`set-user\` at 9:1 (\`existing-volume\`): the stage ends as root
  - a person must decide; never written

unroot 1.2.3; \`unroot explain CODE\` says what a code means, what to verify, and how to decline.
`,
  );
});

test('nothing of a file is active: no markup, link, mention or number outside code', () => {
  for (const text of HOSTILE) {
    const plain = outsideCode(formatMarkdown(hostileRun('x'))).filter((line) => line.startsWith('|'));
    const lines = outsideCode(formatMarkdown(hostileRun(text)));
    assert.equal(lines.filter((line) => line.startsWith('|')), plain, JSON.stringify(text));
    const own = lines.filter((line) => !/^(?:<\/?details>|<summary>\d+ changed lines?<\/summary>|\|.*\||#{2,3} (?:unroot|C: [a-z-]+)|)$/.test(line));
    for (const line of own) {
      assert.not.match(line, /[<>[\]|`@#~$_\\{}&]|https?:|www\.|GH-\d/, JSON.stringify(text));
      assert.not.match(line.replace(/^ *- \*\*[a-z]+\*\*/, ''), /\*/);
    }
  }
});

test('diffs that have no room are left out, and findings are not', () => {
  const before = 'RUN x\n'.repeat(5);
  const files = Array.from({ length: 300 }, (_, index) => fileOf(`d${index}`, 'changed', { findings: [safe], before, after: `${before}${'USER y\n'.repeat(20)}` }));
  const text = formatMarkdown(runOf(files));
  assert.ok(text.length < 60_200, String(text.length));
  assert.is(text.split('### `d').length, 301);
  assert.ok(text.includes('```diff'));
  assert.match(text, /\n\nThis report is long: \d+ diffs at its end are left out\. `unroot check` and `unroot diff` print everything\.\n\n/);
});

test('where the findings alone have no room, the last files have only their row', () => {
  const finding = { ...safe, message: 'x'.repeat(200), evidence: Array.from({ length: 5 }, (_, index) => ({ text: `${index}`.repeat(90) })) };
  const files = Array.from({ length: 300 }, (_, index) => fileOf(`d${index}`, 'manual', { findings: [finding] }));
  const text = formatMarkdown(runOf(files));
  assert.ok(text.length < 60_200, String(text.length));
  assert.is(text.split('| `d').length, 301);
  assert.ok(text.split('### `d').length > 30);
  assert.match(text, /\n\nThis report is long: \d+ files at its end are left out\. /);
});

test('a run with nothing to say', () => {
  assert.match(formatMarkdown(runOf([fileOf('a', 'clean')])), /^## unroot\n\n1 file: 1 already fine\.\n\nunroot 1\.2\.3; /);
});

test.run();
