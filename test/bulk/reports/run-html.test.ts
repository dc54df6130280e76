import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runHtml } from '../../../src/bulk/reports/run-html.ts';
import { HOSTILE, UNSEEN } from '../../report/hostile.ts';
import { fileOf, safe, unsafe } from '../../report/runs.ts';
import { FORMULAS, hostileRepositories } from './hostile-repositories.ts';
import { HEAD, inRun, textOf } from './stored-run.ts';
import type { Given } from './stored-run.ts';

/** Every tag that may stand below `body`, with its attributes. */
const PLAIN = /\/?(?:html|body|h1|h2|h3|p|table|tr|th|td|ul|li|pre|span|code|details|summary)|\/a/;
const WITH_ATTRIBUTE = /(?:span|td|li|p) class="[a-z -]+"|a href="repos\/[A-Za-z0-9._-]+\/(?:changes\.patch|message\.md|findings\.json|error\.txt)"/;
const TAG = new RegExp(`<(?:${PLAIN.source}|${WITH_ATTRIBUTE.source})>`, 'g');

const GIVEN: readonly Given[] = [
  {
    path: 'org/api', status: 'changed', code: 'runs-as-root', message: '1 file: 1 would change', commit: 'f'.repeat(40),
    files: [fileOf('Dockerfile', 'changed', { findings: [safe, unsafe] }), fileOf('b/Dockerfile', 'changed'), fileOf('c/Dockerfile', 'clean')],
    notes: [{ path: 'vendor/Dockerfile', message: 'of another repository' }],
  },
  { path: 'org/bad', status: 'failed', code: 'git-failed', message: 'fatal: <no>' },
  { path: 'org/new', status: 'skipped', code: 'no-commits', head: null, branch: null },
  { path: 'org/z', status: 'unchanged', code: 'template', files: [fileOf('Dockerfile', 'skipped', { reason: { code: 'template', line: 2, message: 'a template' } })] },
];

test('one page that loads nothing and runs nothing', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    const html = await textOf(runHtml(out, run, heads));
    assert.ok(html.startsWith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;'));
    assert.ok(html.endsWith('</body>\n</html>\n'));
    assert.not.match(html, /<(?:script|link|img|iframe|object|base|form)\b|\son[a-z]+=|url\(|@import|https?:|style=/i);
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    assert.ok(html.includes(`style-src &#39;sha256-${createHash('sha256').update(style).digest('base64')}&#39;`));
  });
});

test('the run, its reasons, and every repository with links, findings, notes and its patch', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    const html = await textOf(runHtml(out, run, heads));
    const [api = '', bad = '', fresh = '', z = ''] = heads.map(({ folder }) => folder);
    for (const part of [
      '<p>4 repositories: 1 changed, 1 unchanged, 1 skipped, 1 failed.</p>\n<p>There are patches only: no repository was touched. In one repository, <code>unroot fix</code> does the same.</p>',
      '<tr><td class="failed">failed</td><td><code>git-failed</code></td><td>1</td><td>git gives no answer on the repository</td></tr>',
      `<h2><span class="failed">failed</span>: 1</h2>
<details><summary><code>org/bad</code> <span class="failed">failed</span> (<code>git-failed</code>): fatal: &lt;no&gt;</summary>
<p>at <code>${HEAD.slice(0, 12)}</code> on <code>main</code>: <a href="repos/${bad}/error.txt">error.txt</a>, <a href="repos/${bad}/findings.json">findings.json</a></p></details>
<h2><span class="skipped">skipped</span>: 1</h2>
<details><summary><code>org/new</code> <span class="skipped">skipped</span> (<code>no-commits</code>): a message</summary>
<p><a href="repos/${fresh}/findings.json">findings.json</a></p></details>
<h2><span class="changed">changed</span>: 1</h2>`,
      `on <code>main</code> committed as <code>ffffffffffff</code>: <a href="repos/${api}/changes.patch">changes.patch</a>, <a href="repos/${api}/message.md">message.md</a>,`,
      '<h3><code>Dockerfile</code> <span class="changed">changed</span></h3>\n<ul><li><span class="kind safe">safe</span> <code>set-user</code> at 9:1 (<code>existing-volume</code>): the stage ends as root',
      '<li>held back: --unsafe writes it</li>',
      '<p class="quiet">Nothing to say of <code>b/Dockerfile</code>, <code>c/Dockerfile</code></p>',
      '<ul><li class="quiet"><code>vendor/Dockerfile</code>: of another repository</li></ul>',
      '<span class="add">+after</span>\n<span class="head">diff --git a/b/Dockerfile b/b/Dockerfile</span>\n<span class="head">--- a/b/Dockerfile</span>\n<span class="head">+++ b/b/Dockerfile</span>\n<span class="hunk">@@',
      `<p>at <code>${HEAD.slice(0, 12)}</code> on <code>main</code>: <a href="repos/${z}/findings.json">`,
      '<li><span class="kind skipped">skipped</span> at 2:1 (<code>template</code>): a template',
    ]) {
      assert.ok(html.includes(part), `${part}\n${html}`);
    }
  });
});

test('what is held back although unsafe fixes were asked for waits for something else', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    assert.not.match(await textOf(runHtml(out, { ...run, command: 'unroot fix --unsafe --uid 10001' }, heads)), /held back: --unsafe/);
  });
});

test('every link leads to a file that is there', async () => {
  await inRun(GIVEN, async (out, run, heads) => {
    const links = [...(await textOf(runHtml(out, run, heads))).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decodeURIComponent(href));
    assert.is(links.length, 7);
    for (const link of links) assert.ok(existsSync(join(out, link)), link);
  });
});

test('no markup comes from a repository', async () => {
  const bodyOf = async (text: string): Promise<string> => {
    let html = '';
    await inRun(hostileRepositories(text), async (out, run, heads) => {
      html = await textOf(runHtml(out, { ...run, level: 'commit', branch: text, command: text }, heads));
    });
    return html.slice(html.indexOf('<body>'));
  };
  const tags = (html: string): number => [...html.matchAll(TAG)].filter(([tag]) => !tag.startsWith('<span') && tag !== '</span>').length;
  const plain = tags(await bodyOf('x'));
  for (const text of [...HOSTILE, ...FORMULAS]) {
    const html = await bodyOf(text);
    const rest = html.replaceAll(TAG, '');
    assert.not.match(rest, /[<>"']/, JSON.stringify(text));
    assert.not.match(rest, /&(?!(?:amp|lt|gt|quot|#39);)/, JSON.stringify(text));
    assert.not(UNSEEN.test(html.replaceAll('\t', '')), JSON.stringify(text));
    assert.is(tags(html), plain, JSON.stringify(text));
  }
});

test('no markup comes from a result that somebody else has written', async () => {
  await inRun(GIVEN.slice(0, 1), async (out, run, heads) => {
    const findings = join(out, 'repos', heads[0]?.folder ?? '', 'findings.json');
    const evil = '<i x=\\"y\\">';
    const words = readFileSync(findings, 'utf8').replaceAll(/"(?:safe|unsafe|set-user|existing-volume|clean)"/g, `"${evil}"`);
    writeFileSync(findings, words.replaceAll('"line": 9', `"line": "${evil}"`));
    const html = await textOf(runHtml(out, run, heads));
    assert.not.match(html, /<i\b|class="[^"]*</);
    assert.ok(html.includes('&lt;i x=&quot;y&quot;&gt;'));
  });
});

test.run();
