import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FORMATS } from '../../src/cli/options.ts';
import { githubCommand, UNSEEN } from '../report/hostile.ts';
import { git, inFolder, inRepository, TEXT, unroot } from './harness.ts';

/** What a stranger's tree may hold: names and lines that mean something to a terminal or a CI system. */
const HEREDOC = 'FROM node:20\nWORKDIR /app\nRUN <<EOF\n::set-output name=x::y\n##[group]\u001b[2J\u202e\n##vso[task.setvariable variable=a]b\n<script>\n```\n@user\nEOF\nCMD ["node", "server.js"]\n';
const NAMES = ['::set-output name=x::y', 'a\nb', '##[group]x', '##vso[task.setvariable variable=a]b', '<script>', '<!--', '`tick`', 'a|b', '@user', '](x)', '%0A', 'esc\u001b[2J', 'bidi\u202e', 'line\u2028'];
const HOSTILE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.map((name, index) => [`${name}/Dockerfile`, index % 2 === 0 ? HEREDOC : TEXT.heldBack.replace('COPY', `LABEL x="${name.replace('\n', ' ')}"\nCOPY`)])),
  'Dockerfile.::debug::': TEXT.manual,
  'Dockerfile.##[x]': TEXT.unclear.replace('BOGUS', '::BOGUS::##[x]'),
};

/** Both streams: a CI system reads both. */
function checkLines(text: string, own: readonly string[], name: string): void {
  for (const line of text.split('\n')) {
    const at = `${name}: ${JSON.stringify(line.slice(0, 300))}`;
    assert.not(UNSEEN.test(line), at);
    assert.not(/##[a-z]*\[/i.test(line), at);
    const command = githubCommand(line)?.name;
    assert.ok(command === undefined || own.includes(command), at);
  }
}

for (const format of FORMATS) {
  test(`unroot check --format ${format}: hostile names and contents stay text`, async () => {
    await inRepository(HOSTILE, async (cwd) => {
      const { status, stdout, stderr } = await unroot(['check', '--format', format, '.', 'nowhere\u001b##[x]'], { cwd });
      assert.is(status, 2, stderr);
      checkLines(stdout, format === 'github' ? ['error', 'warning', 'notice'] : [], format);
      checkLines(stderr, [], format);
      if (format === 'json') assert.is(JSON.parse(stdout).files.length, Object.keys(HOSTILE).length + 1);
      if (format === 'sarif') assert.is(JSON.parse(stdout).version, '2.1.0');
    });
  });

  test(`--report ${format}=PATH writes what --format ${format} prints, beside the normal output`, async () => {
    await inRepository({ Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.manual }, async (cwd) => {
      const expected = (await unroot(['check', '--format', format], { cwd })).stdout;
      const plain = await unroot(['check'], { cwd });
      const both = await unroot(['check', '--report', `${format}=out.${format}`, '--color=always'], { cwd });
      assert.is(readFileSync(join(cwd, `out.${format}`), 'utf8'), expected);
      assert.is(both.status, plain.status);
      assert.is(both.stdout.replaceAll(/\u001b\[\d*m/g, ''), plain.stdout);
      assert.is(both.stderr, plain.stderr);
    });
  });
}

test('a terminal and every verb: hostile names and contents stay text on both streams', async () => {
  for (const argv of [['check'], ['diff'], ['diff', '--unsafe'], ['fix', '--diff'], ['fix', '--unsafe'], ['fix', '--format', 'markdown']]) {
    await inRepository(HOSTILE, async (cwd) => {
      const { stdout, stderr } = await unroot([...argv, '--color=never'], { cwd, terminal: true });
      checkLines(stdout, [], argv.join(' '));
      checkLines(stderr, [], argv.join(' '));
    });
  }
});

test('bad usage, problems and explanations cannot give commands either', async () => {
  await inFolder({ '.unroot.json': '{"x": "##[group]"}', Dockerfile: TEXT.changed }, async (cwd) => {
    for (const argv of [['::debug::x'], ['check', '--##[x]'], ['check', '::debug::x'], ['fix', '##vso[a.b]c'], ['explain', '::debug::x'], ['explain', 'image:##[x]'], ['rules', '##[x]'], ['check', '--user', '##[x]'], ['check'], ['check', '--report', '##[x]=y'], ['check', '--report', 'json=no/##[x]']]) {
      const { stdout, stderr } = await unroot(argv, { cwd });
      checkLines(stdout + stderr, [], argv.join(' '));
    }
  });
});

test('several reports of fix, diff and a text in a pipe', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, async (cwd) => {
    mkdirSync(join(cwd, 'out'));
    const argv = ['--report', 'json=out/a.json', '--report=sarif=out/b.sarif', '--report', 'html=out/=c.html'];
    const diff = await unroot(['diff', ...argv], { cwd });
    assert.match(diff.stdout, /^diff --git/);
    assert.is(JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8')).verb, 'diff');
    assert.match(readFileSync(join(cwd, 'out/=c.html'), 'utf8'), /^<!doctype html>/);
    const piped = await unroot(['fix', '-', '--report', 'json=out/a.json'], { cwd, stdin: TEXT.changed });
    assert.match(piped.stdout, /^USER node$/m);
    assert.is(JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8')).files[0].path, '<stdin>');
    const fixed = await unroot(['fix', '-q', ...argv], { cwd });
    assert.is(fixed.status, 0);
    assert.is(JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8')).verb, 'fix');
    assert.is(JSON.parse(readFileSync(join(cwd, 'out/b.sarif'), 'utf8')).runs[0].results.length, 2);
    assert.is(git(cwd, ['status', '--porcelain', '-uall']), ' M Dockerfile\n?? out/=c.html\n?? out/a.json\n?? out/b.sarif\n');
  });
});

test('formats that cannot stand beside a patch or a text name the way', async () => {
  await inFolder({}, async (cwd) => {
    for (const format of ['json', 'sarif', 'github', 'markdown', 'html', 'message']) {
      assert.match((await unroot(['diff', '--format', format], { cwd })).stderr, new RegExp(`--report ${format}=PATH`));
      assert.match((await unroot(['fix', '-', '--format', format], { cwd })).stderr, new RegExp(`check - --format ${format}`));
      writeFileSync(join(cwd, 'Dockerfile'), TEXT.clean);
      assert.is((await unroot(['check', '-', '--format', format], { cwd, stdin: TEXT.clean })).status, 0);
    }
  });
});

test.run();
