import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { patchLines } from '../../src/report/diff-lines.ts';
import { htmlDiff } from '../../src/report/html-diff.ts';
import { formatFilePatch } from '../../src/report/patch.ts';

/** Each line with its class. */
function classes(html: string): readonly string[] {
  return [...html.matchAll(/<span(?: class="([a-z]+)")?>(.*)<\/span>/g)].map(([, name = '', text = '']) => `${name}: ${text}`);
}

test('every file of a patch has its header, and content that looks like one has none', () => {
  const one = formatFilePatch('a', 'x\n-- y\n', 'x\n++ z\n', false);
  const two = formatFilePatch('b', '1\n2\ndiff --git a/x b/x\n', '0\n2\ndiff --git a/x b/y\n', false);
  assert.equal(classes(htmlDiff(patchLines(one + two))), [
    'head: diff --git a/a b/a',
    'head: --- a/a',
    'head: +++ b/a',
    'hunk: @@ -1,2 +1,2 @@',
    ':  x',
    'del: --- y',
    'add: +++ z',
    'head: diff --git a/b b/b',
    'head: --- a/b',
    'head: +++ b/b',
    'hunk: @@ -1,3 +1,3 @@',
    'del: -1',
    'add: +0',
    ':  2',
    'del: -diff --git a/x b/x',
    'add: +diff --git a/x b/y',
  ]);
});

test('hidden characters and markup are written out, and ends of lines are none', () => {
  const patch = formatFilePatch('a', '<b>\r\n', '\u001b[2J\u202e\r\n', false);
  assert.equal(classes(htmlDiff(patchLines(patch))).slice(-2), ['del: -&lt;b&gt;', 'add: +\\x1b[2J\\u202e']);
});

test('nothing of nothing', () => {
  assert.is(htmlDiff(patchLines('')), '');
});

test('a patch that was cut off keeps its last line', () => {
  assert.equal(patchLines('a\nb'), ['a', 'b']);
});

test.run();
