import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OPTIONS, VERBS } from '../../src/cli/options.ts';
import { TOPICS } from '../../src/cli/topics.ts';
import { unroot } from './harness.ts';

const surroundings = { cwd: tmpdir() };

function golden(name: string): string {
  return readFileSync(new URL(`../../../fixtures/help/${name}.txt`, import.meta.url), 'utf8');
}

for (const verb of VERBS) {
  test(`unroot ${verb} --help is fixtures/help/${verb}.txt`, async () => {
    for (const argv of [[verb, '--help'], ['-h', verb], ['help', verb], [verb, '--unsafe', '--bad', '--help']]) {
      const { status, stdout, stderr } = await unroot(argv, surroundings);
      assert.is(stdout, golden(verb));
      assert.is(stderr, '');
      assert.is(status, 0);
    }
  });

  test(`unroot ${verb} --help names every option of ${verb} and fits 80 columns`, () => {
    const lines = golden(verb).split('\n');
    for (const { name, verbs } of OPTIONS) {
      const named = lines.some((line) => line.trimStart().split(/[ ,]+/).includes(`--${name}`) && line.startsWith('  '));
      assert.is(named, verbs.includes(verb), `--${name}`);
    }
    assert.equal(lines.filter((line) => line.length > 80), []);
  });
}

for (const topic of TOPICS) {
  test(`unroot ${topic} --help is fixtures/help/${topic}.txt, and fits 80 columns`, async () => {
    for (const argv of [[topic, '--help'], ['-h', topic], ['help', topic], [topic, '--bad', 'x', '-h']]) {
      const { status, stdout, stderr } = await unroot(argv, surroundings);
      assert.is(stdout, golden(topic));
      assert.is(stderr, '');
      assert.is(status, 0);
    }
    assert.equal(golden(topic).split('\n').filter((line) => line.length > 80), []);
  });
}

test('the overview names every command', () => {
  const lines = golden('unroot').split('\n');
  for (const command of [...VERBS, ...TOPICS]) assert.ok(lines.some((line) => line.startsWith(`  ${command} `)), command);
  assert.equal(lines.filter((line) => line.length > 80), []);
});

test('unroot alone, --help and help are fixtures/help/unroot.txt', async () => {
  for (const argv of [[], ['--help'], ['help']]) {
    const { status, stdout, stderr } = await unroot(argv, surroundings);
    assert.is(stdout, golden('unroot'));
    assert.is(stderr, '');
    assert.is(status, 0);
  }
});

test('--help behind -- is a path', async () => {
  assert.is((await unroot(['check', '--', '--help'], surroundings)).status, 2);
});

test('--version', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  for (const flag of ['--version', '-V']) {
    const { status, stdout } = await unroot([flag], surroundings);
    assert.is(stdout, `${version}\n`);
    assert.is(status, 0);
  }
});

test.run();
