import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatFilePatch } from '../../src/report/patch.ts';
import { git, inFolder, inRepository, visible } from '../cli/harness.ts';

const BEFORE = 'FROM a\nRUN b\nRUN c\nRUN d\nRUN e\nCMD f\n';
const AFTER = 'FROM a\nRUN b\nRUN c\nRUN d\nRUN e\nUSER u\nCMD f\n';

test('no change, no text', () => {
  assert.is(formatFilePatch('Dockerfile', BEFORE, BEFORE, false), '');
});

test('names, hunk header and three lines of context are those of git', () => {
  assert.is(
    formatFilePatch('a/Dockerfile', BEFORE, AFTER, false),
    'diff --git a/a/Dockerfile b/a/Dockerfile\n--- a/a/Dockerfile\n+++ b/a/Dockerfile\n' +
      '@@ -3,4 +3,5 @@\n RUN c\n RUN d\n RUN e\n+USER u\n CMD f\n',
  );
});

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  plain: [BEFORE, AFTER],
  crlf: [BEFORE.replaceAll('\n', '\r\n'), AFTER.replaceAll('\n', '\r\n')],
  'byte order mark': [`\ufeff${BEFORE}`, `\ufeff${AFTER}`],
  'no final newline': [BEFORE.slice(0, -1), AFTER.slice(0, -1)],
  'final newline added': [BEFORE.slice(0, -1), AFTER],
  'crlf without a final one': [BEFORE.replaceAll('\n', '\r\n').slice(0, -2), AFTER.replaceAll('\n', '\r\n').slice(0, -2)],
  'one line': ['CMD a', 'USER b\nCMD a'],
  'lone carriage return and line separators': [`RUN a\rb\n# \u2028 \u0085 \u001b[31m\n${BEFORE}`, `RUN a\rb\n# \u2028 \u0085 \u001b[31m\n${AFTER}`],
};

for (const [name, [before, after]] of Object.entries(TEXTS)) {
  test(`git apply and git apply -R: ${name}`, async () => {
    await inRepository({ 'sub/Dockerfile': before }, (folder) => {
      const patch = formatFilePatch('sub/Dockerfile', before, after, false);
      git(folder, ['apply', '--whitespace=nowarn', '-'], patch);
      assert.is(visible(readFileSync(join(folder, 'sub/Dockerfile'), 'utf8')), visible(after));
      git(folder, ['apply', '--whitespace=nowarn', '-R', '-'], patch);
      assert.is(visible(readFileSync(join(folder, 'sub/Dockerfile'), 'utf8')), visible(before));
    });
  });
}

const NAMES = ['with space/Dockerfile', 'ü/Dockerfile', 'tab\t/Dockerfile', 'quote"/Dockerfile', 'back\\slash/Dockerfile', 'new\nline/Dockerfile', '-/Dockerfile', ' b/Dockerfile', 'Dockerfile 2020-01-01 00:00:00.000 +0000', 'esc\u001b/Dockerfile', 'a b/x b/Dockerfile'];

for (const name of NAMES) {
  test(`git apply takes the name ${JSON.stringify(name)}, and git writes it so`, async () => {
    await inRepository({ [name]: BEFORE }, (folder) => {
      const patch = formatFilePatch(name, BEFORE, AFTER, false);
      git(folder, ['apply', '-'], patch);
      assert.is(readFileSync(join(folder, name), 'utf8'), AFTER);
      const names = (text: string): string[] => text.split('\n').filter((line) => /^(diff|---|\+\+\+) /.test(line));
      assert.equal(names(patch), names(git(folder, ['diff'])));
    });
  });
}

test('several patches in a row are one patch', async () => {
  await inFolder({ Dockerfile: BEFORE, 'b/Dockerfile': BEFORE.slice(0, -1) }, (folder) => {
    const one = formatFilePatch('b/Dockerfile', BEFORE.slice(0, -1), AFTER.slice(0, -1), false);
    git(folder, ['apply', '-'], one + formatFilePatch('Dockerfile', BEFORE, AFTER, false));
    assert.is(readFileSync(join(folder, 'Dockerfile'), 'utf8'), AFTER);
    assert.is(readFileSync(join(folder, 'b/Dockerfile'), 'utf8'), AFTER.slice(0, -1));
  });
});

test('colours are those of git', () => {
  assert.is(
    visible(formatFilePatch('D', 'a\r\n', 'b\r\n', true)),
    '\\e[1mdiff --git a/D b/D\\e[m\n\\e[1m--- a/D\\e[m\n\\e[1m+++ b/D\\e[m\n\\e[36m@@ -1,1 +1,1 @@\\e[m\n' +
      '\\e[31m-a\\e[m\\r\n\\e[32m+b\\e[m\\r\n',
  );
});

test('a terminal sees hidden characters, a pipe gets them', () => {
  const before = '# \u001b[8m\u202e\nRUN a\n';
  assert.ok(formatFilePatch('D', before, `${before}RUN b\n`, false).includes(' # \u001b[8m\u202e\n'));
  const shown = formatFilePatch('D\u001b', before, `${before}RUN b\n`, false, true);
  assert.ok(shown.includes(' # \\x1b[8m\\u202e\n'));
  assert.not(shown.includes('\u001b'));
});

test.run();
