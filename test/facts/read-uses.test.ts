import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readUses } from '../../src/facts/read-uses.ts';
import type { EntryReading } from '../../src/facts/entry-reading.ts';
import type { ImageUse } from '../../src/neighbours/types.ts';
import { command, entrypoint, use } from '../hazards/use.ts';
import { lines, rewritten, shown, subjectOf } from '../subject.ts';

function read(text: readonly string[], uses: readonly ImageUse[], files: Readonly<Record<string, string>> = {}): EntryReading {
  const subject = subjectOf(lines(...text), { files });
  return readUses(subject, subject.stage, subject.entry, uses);
}

/** The programs that are started, in order. */
function programs(text: readonly string[], ...uses: readonly ImageUse[]): string {
  return read(text, uses).commands.map(({ program }) => program).join(' ');
}

const OWN = ['FROM debian:12', 'CMD ["own"]'];

const WAYS: readonly (readonly [name: string, programs: string, text: readonly string[], uses: readonly ImageUse[]])[] = [
  ['no use', 'own', OWN, []],
  ['a use without a command', 'own', OWN, [use()]],
  ['a command', 'own other', OWN, [command('other', '-v')]],
  ['two commands', 'own one two', OWN, [command('one'), command('two')]],
  ['the same command twice', 'own one', OWN, [command('one'), command('one')]],
  ['a command behind an own ENTRYPOINT', 'entry entry', ['FROM debian:12', 'ENTRYPOINT ["entry"]', 'CMD ["own"]'], [command('other')]],
  ['a command behind a wrapper', 'own other', ['FROM debian:12', 'ENTRYPOINT ["tini", "--"]', 'CMD ["own"]'], [command('other')]],
  ['a command behind ENTRYPOINT in shell form, which ignores it', 'entry entry', ['FROM debian:12', 'ENTRYPOINT entry'], [command('other')]],
  ['an entrypoint drops CMD', 'own other', OWN, [entrypoint(['other'])]],
  ['an entrypoint and its command are one', 'own cron', OWN, [entrypoint(['sh', '-c'], 'cron -f')]],
  ['an entrypoint that is a wrapper', 'own gosu', OWN, [entrypoint(['gosu', 'app'], 'node', 'a.js')]],
  ['an entrypoint that is reset', 'entry other', ['FROM debian:12', 'ENTRYPOINT ["entry"]'], [entrypoint([], 'other')]],
  ['a command that is reset', 'own', OWN, [command()]],
  ['no own entry', 'other', ['FROM scratch'], [command('/other')]],
];

for (const [name, expected, text, uses] of WAYS) {
  test(`${name}: ${expected}`, () => assert.is(programs(text, ...uses), expected));
}

test('whether anything is started', () => {
  assert.is(read(['FROM scratch'], []).none, true);
  assert.is(read(['FROM scratch'], [use()]).none, true);
  assert.is(read(['FROM scratch'], [command('/x')]).none, false);
  assert.is(read(OWN, [entrypoint([])]).none, false);
});

test('scripts that neighbours start are read, and those that are not there are unseen', () => {
  const text = ['FROM debian:12', 'COPY . /app', 'CMD ["own"]'];
  const script = command('/app/run.sh');
  assert.is(read(text, [script], { 'run.sh': '#!/bin/sh\nchown app /data\n' }).commands.map(({ program }) => program).join(' '), 'own run.sh chown');
  assert.is(read(text, [script]).unseen.length, 1);
});

test('evidence is that of the neighbour', () => {
  const found = read(OWN, [command('cron')]).commands.at(-1)?.evidence;
  assert.is(found?.file, 'compose.yaml');
  assert.is(found?.text, 'command: cron');
});

test('of very many ways the rest is unseen', () => {
  const many = Array.from({ length: 500 }, (_, index) => command(`p${index}`));
  const found = read(OWN, many);
  assert.is(found.commands.length, 21);
  assert.is(found.unseen.length, 1);
  assert.is(read(OWN, many.slice(0, 20)).unseen.length, 0);
});

test('what a neighbour starts decides', () => {
  const text = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]');
  assert.is(shown(rewritten(text, { files: {}, uses: [command('node', 'b.js')] }).findings), 'chown-workdir safe runs-as-root, set-user safe runs-as-root');
  assert.is(shown(rewritten(text, { files: {}, uses: [command('cron', '-f')] }).findings), 'set-user manual root-daemon');
  assert.is(shown(rewritten(text, { files: {}, uses: [entrypoint(['gosu', 'app'], 'node', 'a.js')] }).findings), 'set-user manual entry-root-work');
  assert.is(shown(rewritten(text, { files: {}, uses: [entrypoint(['sh', '-c'], 'chown -R node /app && node a.js')] }).findings), 'set-user manual entry-root-work');
});

test.run();
