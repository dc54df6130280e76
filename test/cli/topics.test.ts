import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { REASONS } from '../../src/reasons/reasons.ts';
import { escapeContent } from '../../src/report/escape.ts';
import { ALL_TRANSFORMS } from '../../src/rewrite/analyse.ts';
import { inFolder, unroot } from './harness.ts';
import type { Outcome } from './harness.ts';

/** One command line in an empty folder, or in one with these files. */
async function run(argv: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  await inFolder(files, async (cwd) => {
    outcomes.push(await unroot(argv, { cwd }));
  });
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('nothing was run');
  return outcome;
}

/** A page as a terminal gets it: what its example hides is written out. */
function page(code: string): string {
  return readFileSync(new URL(`../../../docs/reasons/${code}.md`, import.meta.url), 'utf8').split('\n').map(escapeContent).join('\n');
}

test('explain prints the page of each code', async () => {
  for (const { code } of REASONS) {
    const { status, stdout, stderr } = await run(['explain', code]);
    assert.is(stdout, page(code), code);
    assert.is(stderr, '');
    assert.is(status, 0);
  }
});

test('explain takes the names of assumptions', async () => {
  for (const reason of REASONS) {
    if ('assumption' in reason) assert.is((await run(['explain', reason.assumption])).stdout, page(reason.code));
  }
});

test('explain takes transforms', async () => {
  for (const { name, summary } of ALL_TRANSFORMS) {
    const { status, stdout } = await run(['explain', name]);
    assert.is(status, 0);
    assert.is(stdout, `# ${name}\n\ntransform: ${summary}\n`);
  }
});

test('explain takes several names, in their order', async () => {
  const { status, stdout } = await run(['explain', 'low-port', 'set-user', 'waived']);
  assert.is(status, 0);
  assert.ok(stdout.startsWith(page('low-port')));
  assert.ok(stdout.includes('\n# set-user\n'));
  assert.ok(stdout.endsWith(page('waived')));
});

test('what there is not is 2, with the name that was meant, and prints nothing else', async () => {
  const { status, stdout, stderr } = await run(['explain', 'low-port', 'low-prt']);
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.is(stderr, 'unroot: there is nothing called `low-prt`. Did you mean `low-port`? `unroot rules` lists what there is.\nSee `unroot explain --help`.\n');
  assert.match((await run(['explain', 'fresh-volume'])).stderr, /Did you mean `fresh-volumes`/);
  assert.match((await run(['explain', 'setuser'])).stderr, /Did you mean `set-user`/);
  assert.not.match((await run(['explain', 'frobnicate'])).stderr, /Did you mean/);
  assert.is((await run(['explain', ''])).status, 2);
  assert.is((await run(['explain', 'constructor'])).status, 2);
  assert.is((await run(['explain', '../reasons/low-port'])).status, 2);
  assert.is((await run(['explain', 'README'])).status, 2);
});

test('explain without a name is 2', async () => {
  for (const argv of [['explain'], ['explain', '--']]) {
    const { status, stderr } = await run(argv);
    assert.is(status, 2);
    assert.match(stderr, /`explain` needs a reason code, or image:REFERENCE/);
  }
});

test('bad options are 2, before the command too', async () => {
  for (const argv of [['explain', '--frob', 'low-port'], ['explain', 'low-port', '-q'], ['--frob', 'explain', 'low-port'], ['-q', 'rules'], ['rules', '--frob'], ['rules', 'x'], ['rules', '--format', 'yaml'], ['rules', '--format'], ['rules', '--format=json', 'x']]) {
    const { status, stdout, stderr } = await run(argv);
    assert.is(status, 2, argv.join(' '));
    assert.is(stdout, '');
    assert.match(stderr, /^unroot: .*\nSee `unroot (explain|rules) --help`\.\n$/);
  }
});

test('control characters do not reach the terminal', async () => {
  for (const word of ['\u001b[2J', 'image:\u001b[2J', 'image:a\u001b[2J:b', 'image:\u202ea', 'image:a\nforged', 'image:a\r']) {
    const { stdout, stderr } = await run(['explain', word]);
    assert.not.match(stdout + stderr, /[\u001b\u202e\r]/);
    assert.not.match(stdout, /^forged/m);
  }
  const { stderr } = await run(['rules', '\u001b[2J']);
  assert.not.match(stderr, /\u001b/);
});

test('an image: known, unknown, invalid, none', async () => {
  const known = await run(['explain', 'image:node:20-alpine']);
  assert.is(known.status, 0);
  assert.match(known.stdout, /^node:20-alpine\n/);
  assert.match(known.stdout, /default user +root/);
  const unknown = await run(['explain', 'image:registry.example/nobody/knows:1']);
  assert.is(unknown.status, 0);
  assert.match(unknown.stdout, /unroot knows nothing of this image/);
  for (const word of ['image:', 'image:Bad/Name', 'image:a b', 'image:-x']) {
    const { status, stdout } = await run(['explain', word]);
    assert.is(status, 0);
    assert.match(stdout, /is no image reference: Docker refuses it in FROM\.\n$/);
  }
});

test('an image: the configuration and the files of the folder are heard', async () => {
  const files = {
    '.unroot.json': '{"images": {"ours/told": {"like": "debian:12", "user": "svc"}, "ours/built": {"dockerfile": "Dockerfile"}}}',
    Dockerfile: 'FROM debian:12\nRUN useradd app\nUSER app\n',
  };
  const told = await run(['explain', 'image:ours/told'], files);
  assert.match(told.stdout, /default user +svc/);
  assert.match(told.stdout, /\.unroot\.json: ours\/told/);
  const built = await run(['explain', 'image:ours/built'], files);
  assert.match(built.stdout, /default user +app/);
  assert.match(built.stdout, /sources +Dockerfile/);
});

test('a bad configuration stops what needs it, and not what explains it', async () => {
  const files = { '.unroot.json': '{\n  "\u001b[2J": 1\n}' };
  const image = await run(['explain', 'image:node:20'], files);
  assert.is(image.status, 2);
  assert.match(image.stderr, /^unroot: \.unroot\.json:2: /);
  assert.not.match(image.stderr, /\u001b/);
  assert.is((await run(['explain', 'bad-config'], files)).status, 0);
});

test('rules as text: every transform and reason, one a line', async () => {
  const { status, stdout, stderr } = await run(['rules']);
  assert.is(status, 0);
  assert.is(stderr, '');
  const names = stdout.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? []);
  assert.equal(names.toSorted(), [...ALL_TRANSFORMS.map(({ name }) => name), ...REASONS.map(({ code }) => code)].toSorted());
});

test('rules as JSON', async () => {
  for (const argv of [['rules', '--format', 'json'], ['rules', '--format=json']]) {
    const { status, stdout } = await run(argv);
    assert.is(status, 0);
    const { transforms, reasons } = JSON.parse(stdout);
    assert.equal(reasons, REASONS.map((reason) => ({ ...reason })));
    assert.is(transforms.length, ALL_TRANSFORMS.length);
  }
});

test('paths that are called like a command are paths', async () => {
  for (const name of ['explain', 'rules']) {
    const { status, stdout } = await run(['check', '--format', 'concise', name], { [`${name}/Dockerfile`]: 'FROM node:20\nCMD ["node", "a.js"]\n' });
    assert.is(status, 1);
    assert.match(stdout, new RegExp(`^${name}/Dockerfile:`));
  }
});

test.run();
