import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { inFolder, inRepository, TEXT, unroot } from './harness.ts';

/** Verb, file, exit status. */
const ROWS: readonly (readonly [string, string, number])[] = [
  ['check', TEXT.changed, 1],
  ['check', TEXT.heldBack, 1],
  ['check', TEXT.manual, 1],
  ['check', TEXT.unclear, 1],
  ['check', 'FROM a\n\u0000', 1],
  ['check', TEXT.clean, 0],
  ['check', TEXT.template, 0],
  ['check', TEXT.noDockerfile, 0],
  ['check', '', 0],
  ['diff', TEXT.changed, 1],
  ['diff', TEXT.heldBack, 0],
  ['diff --unsafe', TEXT.heldBack, 1],
  ['diff', TEXT.manual, 0],
  ['diff', TEXT.unclear, 0],
  ['diff', TEXT.clean, 0],
  ['fix', TEXT.changed, 0],
  ['fix', TEXT.heldBack, 0],
  ['fix', TEXT.manual, 0],
  ['fix', TEXT.unclear, 0],
  ['fix', TEXT.clean, 0],
  ['fix --diff --strict', TEXT.heldBack, 1],
  ['fix --diff --strict', TEXT.clean, 0],
  ['fix --diff', TEXT.heldBack, 0],
  ['fix --strict', TEXT.changed, 0],
  ['fix --strict', TEXT.heldBack, 1],
  ['fix --strict', TEXT.manual, 1],
  ['fix --strict', TEXT.unclear, 1],
  ['fix --strict', TEXT.template, 0],
  ['fix --strict --unsafe', TEXT.heldBack, 0],
  ['fix --exit-non-zero-on-fix', TEXT.changed, 1],
  ['fix --exit-non-zero-on-fix', TEXT.clean, 0],
  ['fix --exit-non-zero-on-fix', TEXT.manual, 0],
];

for (const [words, text, expected] of ROWS) {
  test(`unroot ${words} exits ${expected} on ${JSON.stringify(text.slice(0, 90))}`, async () => {
    await inRepository({ Dockerfile: text }, async (cwd) => {
      for (const paths of [[], ['Dockerfile'], ['-']]) {
        const { status, stderr } = await unroot([...words.split(' '), ...paths], { cwd, stdin: text });
        assert.is(status, expected, `${paths}: ${stderr}`);
        writeFileSync(join(cwd, 'Dockerfile'), text);
      }
    });
  });
}

test('a folder without Dockerfiles is a success', async () => {
  await inFolder({ 'README.md': 'x' }, async (cwd) => {
    for (const verb of ['check', 'diff', 'fix']) {
      const { status, stdout, stderr } = await unroot([verb], { cwd });
      assert.is(status, 0);
      assert.is(stdout, '');
      assert.is(stderr, 'No Dockerfiles found.\n');
    }
  });
});

test('a missing path is 2, and the others are still done', async () => {
  await inFolder({ Dockerfile: TEXT.changed }, async (cwd) => {
    const { status, stdout, stderr } = await unroot(['fix', 'Dockerfile', 'nowhere'], { cwd });
    assert.is(status, 2);
    assert.match(stdout, /^\+USER node$/m);
    assert.match(stderr, /^nowhere \(failed\)$/m);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^USER node$/m);
  });
});

test('bad usage is 2, on stderr, with the way to help', async () => {
  await inFolder({}, async (cwd) => {
    const { status, stdout, stderr } = await unroot(['fix', '--bogus'], { cwd });
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.is(stderr, 'unroot: there is no option `--bogus`.\nSee `unroot fix --help`.\n');
  });
});

test('stdout is data: the report, the patch, and nothing else', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.manual, 'c/Dockerfile': TEXT.clean }, async (cwd) => {
    const concise = await unroot(['check', '--format', 'concise'], { cwd });
    assert.ok(concise.stdout.split('\n').slice(0, -1).every((line) => /^[^:]+:\d+:\d+: (safe|unsafe|manual) \S+ \S+: ./.test(line)));
    assert.match(concise.stderr, /^3 files: 1 would change, 1 already fine\. 1 file needs a person\.\n$/);
    const json = await unroot(['check', '--format=json'], { cwd });
    assert.is(JSON.parse(json.stdout).files.length, 3);
    const diff = await unroot(['diff'], { cwd });
    assert.ok(diff.stdout.split('\n').every((line) => line === '' || /^(diff --git |--- |\+\+\+ |@@ |[ +-])/.test(line)));
    assert.match(diff.stderr, /^b\/Dockerfile \(manual\)$/m);
    const fixed = await unroot(['fix', '--format', 'json'], { cwd });
    assert.is(JSON.parse(fixed.stdout).summary.toWrite, 1);
    assert.match(fixed.stderr, /^3 files: 1 changed, 1 already fine\./);
  });
});

test('--quiet leaves data and failures', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.manual }, async (cwd) => {
    assert.is((await unroot(['check', '-q'], { cwd })).stderr, '');
    const { stdout, stderr } = await unroot(['diff', '-q', '.', 'nowhere'], { cwd });
    assert.match(stdout, /^diff --git/);
    assert.match(stderr, /^nowhere \(failed\)\n/);
    assert.not.match(stderr, /needs a person/);
  });
});

test('check and diff write no file', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, async (cwd) => {
    for (const argv of [['check'], ['diff'], ['fix', '-n'], ['fix', '--dry-run'], ['fix', '--diff']]) {
      await unroot(argv, { cwd });
      assert.is(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), TEXT.changed);
    }
  });
});

test('fix prints what diff prints, writes it, and has nothing left to do', async () => {
  await inRepository({ Dockerfile: TEXT.changed, 'b/Dockerfile': TEXT.changed }, async (cwd) => {
    const { stdout: patch } = await unroot(['diff'], { cwd });
    const first = await unroot(['fix'], { cwd });
    assert.is(first.stdout, patch);
    const second = await unroot(['fix', '--allow-dirty'], { cwd });
    assert.is(second.stdout, '');
    assert.is((await unroot(['check'], { cwd })).status, 0);
  });
});

test('a terminal gets colour, unless told otherwise; a pipe gets none, even with FORCE_COLOR in a patch', async () => {
  await inRepository({ Dockerfile: TEXT.changed }, async (cwd) => {
    const colored = async (argv: string[], terminal: boolean, env: Record<string, string> = {}): Promise<boolean> =>
      (await unroot(argv, { cwd, terminal, env })).stdout.includes('\u001b[');
    assert.is(await colored(['diff'], true), true);
    assert.is(await colored(['diff', '--color=never'], true), false);
    assert.is(await colored(['diff'], true, { NO_COLOR: '1' }), false);
    assert.is(await colored(['diff'], false), false);
    assert.is(await colored(['diff', '--color', 'always'], false), true);
    assert.is(await colored(['diff'], false, { FORCE_COLOR: '1' }), false);
    assert.is(await colored(['check'], false, { FORCE_COLOR: '1' }), true);
  });
});

test('an escape sequence in a file does not reach a terminal, and does reach a patch', async () => {
  const text = TEXT.changed.replace('CMD', '# \u001b[2J\nCMD');
  await inRepository({ Dockerfile: text }, async (cwd) => {
    assert.not((await unroot(['diff', '--color=never'], { cwd, terminal: true })).stdout.includes('\u001b'));
    assert.ok((await unroot(['diff'], { cwd })).stdout.includes(' # \u001b[2J\n'));
  });
});

test('a run that cannot go on is 2 and one line; UNROOT_DEBUG=1 adds where', async () => {
  const broken = async function* (): AsyncGenerator<string> {
    yield 'FROM';
    throw new Error('the pipe broke\u001b');
  };
  for (const [env, lines] of [[{}, 1], [{ UNROOT_DEBUG: '1' }, 3]] as const) {
    let stderr = '';
    let stdout = '';
    const status = await main({
      argv: ['fix', '-'],
      cwd: '/',
      env,
      stdin: broken(),
      stdout: { write: (data) => (stdout += String(data)) },
      stderr: { write: (data) => (stderr += String(data)) },
    });
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.ok(stderr.startsWith('unroot: the pipe broke\\x1b\n'), stderr);
    assert.ok(stderr.trimEnd().split('\n').length >= lines);
    assert.is(stderr.includes(' at '), lines > 1);
  }
});

test.run();
