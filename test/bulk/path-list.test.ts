import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatPathList, parsePathList } from '../../src/bulk/path-list.ts';

test('what is written is read again', () => {
  const paths = ['org/api', '/abs/x', 'a b', ' blank', 'blank ', '#hash', '"quoted"', 'line\nbreak', 'cr\r', 'tab\tinside', 'ünï', '\ufeffbom', '-'];
  assert.equal(parsePathList(formatPathList(paths)), { ok: true, paths });
});

test('an ordinary path stands as it is', () => {
  assert.is(formatPathList(['org/api', 'a b#c"d', 'größe']), 'org/api\na b#c"d\ngröße\n');
  assert.is(formatPathList([]), '');
});

test('comments, blank lines, CRLF, a byte order mark', () => {
  assert.equal(parsePathList('\ufeff# all\r\n\r\norg/api\r\n  org/web  \r\n'), { ok: true, paths: ['org/api', 'org/web'] });
  assert.equal(parsePathList(''), { ok: true, paths: [] });
});

test('with a NUL, nothing but NUL parts paths', () => {
  assert.equal(parsePathList('#a\n\0 b\0'), { ok: true, paths: ['#a\n', ' b'] });
});

test('a broken quote names its line', () => {
  for (const bad of ['"open', '""', '"a" b', '"\\x"']) {
    const read = parsePathList(`fine\n${bad}\n`);
    assert.not(read.ok);
    assert.is(read.ok || read.line, 2, bad);
  }
});

test.run();
