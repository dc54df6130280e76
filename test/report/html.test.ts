import { createHash } from 'node:crypto';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatHtml } from '../../src/report/html.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { HOSTILE, hostileRun } from './hostile.ts';
import { fileOf, manual, runOf, safe } from './runs.ts';

/** Every tag that the page may hold, with its attributes. */
const TAG = /<(?:!doctype html|html lang="en"|meta charset="utf-8"|meta (?:http-equiv|name)="[A-Za-z-]+" content="[^"<>]*"|\/?(?:html|head|body|title|style|h1|h2|p|table|tr|th|td|ul|li|pre|span|code)|(?:span|th|li|p) class="[a-z -]+")>/g;

function body(html: string): string {
  return html.slice(html.indexOf('<body>'));
}

test('one page that loads nothing and runs nothing', () => {
  const html = formatHtml(runOf([fileOf('a', 'changed', { findings: [safe] })]));
  assert.ok(html.startsWith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" '));
  assert.not.match(html, /<(?:script|link|img|iframe|object|base|form|a)\b|\son[a-z]+=|url\(|@import|https?:|style=/i);
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
  assert.ok(html.includes(`style-src &#39;sha256-${createHash('sha256').update(style).digest('base64')}&#39;`));
  assert.ok(html.includes('content="default-src &#39;none&#39;;'));
});

test('every file is there: findings, evidence, notes, reasons, the diff, and those with nothing to say', () => {
  const reason: Rewrite['reason'] = { code: 'template', line: 0, message: 'a template' };
  const notes: Rewrite['notes'] = [{ code: 'waived', place: { line: 2, column: 1 }, message: 'left as it is', evidence: [{ text: 'a comment' }] }];
  const html = formatHtml(
    runOf([
      fileOf('a', 'changed', { findings: [safe], notes }),
      fileOf('b', 'manual', { findings: [manual] }),
      fileOf('c', 'skipped', { reason }),
      fileOf('d', 'clean'),
    ]),
  );
  for (const part of [
    '<h2><code>a</code> <span class="changed">changed</span></h2>',
    '<li><span class="kind safe">safe</span> <code>set-user</code> at 9:1 (<code>existing-volume</code>): the stage ends as root\n<ul><li><code>4:3 VOLUME /data</code></li></ul></li>',
    '<li class="quiet">note at 2:1 (<code>waived</code>): left as it is\n<ul><li><code>a comment</code></li></ul></li>',
    '<span class="del">-before</span>\n<span class="add">+after</span>',
    '<li>a person must decide; never written</li>',
    '<span class="kind skipped">skipped</span> (<code>template</code>): a template',
    '<h2>Nothing to say of</h2>\n<ul><li><code>d</code></li></ul>',
    '<p>4 files: 1 would change, 1 already fine, 1 skipped. 1 file needs a person.</p>',
  ]) {
    assert.ok(html.includes(part), `${part}\n${html}`);
  }
});

test('no markup comes from a file', () => {
  const tags = (html: string): readonly string[] => [...body(html).matchAll(TAG)].map(([tag]) => tag);
  for (const text of HOSTILE) {
    const html = formatHtml(hostileRun(text));
    const rest = html.replace(/<style>[^]*?<\/style>/, '').replaceAll(TAG, '');
    assert.not.match(rest, /[<>"']/, JSON.stringify(text));
    assert.not.match(rest, /&(?!(?:amp|lt|gt|quot|#39);)/, JSON.stringify(text));
    const lines = (each: string): number => tags(formatHtml(hostileRun(each))).filter((tag) => !tag.startsWith('<span') && tag !== '</span>').length;
    assert.is(lines(text), lines('x'), JSON.stringify(text));
  }
});

test('what was escaped reads back as it was', () => {
  const html = formatHtml(hostileRun('<b title="x\'y">&amp;'));
  assert.ok(html.includes('<code>&lt;b title=&quot;x&#39;y&quot;&gt;&amp;amp;/Dockerfile</code>'));
});

test.run();
