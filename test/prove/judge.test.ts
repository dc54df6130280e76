import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judge } from '../../src/prove/judge.ts';
import type { Observation } from '../../src/prove/types.ts';
import { CONFIG, hardened, started } from './seen.ts';

const NONE: ReadonlySet<string> = new Set();

function outcome(before: Observation, after: Observation | undefined, repaired = NONE): string {
  const { verdict, faults } = judge(before, after, repaired);
  return [verdict, ...faults.map(({ code }) => code)].join(' ');
}

test('the same but for the user holds', () => {
  assert.is(outcome(started(), hardened()), 'holds');
  assert.is(outcome(started({ exit: 0, uid: undefined }), hardened({ exit: 0, uid: undefined })), 'holds');
  assert.is(outcome(started({ health: { healthy: true, output: '' }, smoke: { exit: 0, output: '' } }), hardened({ health: { healthy: true, output: '' }, smoke: { exit: 0, output: '' } })), 'holds');
});

test('what is worse breaks it', () => {
  assert.is(outcome(started(), { reached: 'nothing', buildLog: 'no' }), 'breaks not-built');
  assert.is(outcome(started(), { reached: 'built', buildLog: '', config: CONFIG, problem: 'no such user' }), 'breaks not-started');
  assert.is(outcome(started(), hardened({ exit: 1 })), 'breaks exit-differs');
  assert.is(outcome(started({ exit: 0 }), hardened({ exit: 1 })), 'breaks exit-differs');
  assert.is(outcome(started({ exit: 0 }), hardened()), 'breaks exit-differs');
  assert.is(outcome(started(), hardened({ uid: 0 })), 'breaks still-root');
  assert.is(outcome(started(), hardened({ ports: [] })), 'breaks port-lost');
  assert.is(outcome(started({ health: { healthy: true, output: '' } }), hardened({ health: { healthy: false, output: 'x' } })), 'breaks unhealthy');
  assert.is(outcome(started({ smoke: { exit: 0, output: '' } }), hardened({ smoke: { exit: 22, output: 'x' } })), 'breaks smoke-fails');
  assert.is(outcome(started(), hardened({ denied: ['EACCES: /x'] })), 'breaks access-denied');
  assert.is(outcome(started(), hardened({}, { Cmd: ['other'] })), 'breaks config-differs');
});

test('a port that a program takes at random is not missed', () => {
  assert.is(outcome(started({ ports: [8080, 40_123] }), hardened({ ports: [8080, 51_000] })), 'holds');
});

test('what was denied before as well is no news', () => {
  assert.is(outcome(started({ denied: ['12:01 EPERM x'] }), hardened({ denied: ['12:07 EPERM x'] })), 'holds');
});

test('an image that does not work as it was leaves it open, whatever the program does after', () => {
  const failing = hardened({ exit: 1, denied: ['EACCES'] });
  assert.is(outcome({ reached: 'nothing', buildLog: 'no' }, undefined), 'open before-not-built');
  assert.ok(outcome({ reached: 'built', buildLog: '', config: CONFIG, problem: 'x' }, failing).startsWith('open before-not-started'));
  assert.ok(outcome(started({ exit: 1 }), failing).startsWith('open before-ended'));
  assert.is(outcome(started({ exit: 1 }), hardened({ exit: 1 })).split(' ').slice(0, 2).join(' '), 'open before-ended');
  assert.ok(outcome(started({ health: { healthy: false, output: '' } }), failing).startsWith('open before-unhealthy'));
  assert.ok(outcome(started({ smoke: { exit: 1, output: '' } }), failing).startsWith('open before-smoke'));
});

test('but a build that fails, or another configuration, is the fault of the fix', () => {
  assert.is(outcome(started({ exit: 1 }), { reached: 'nothing', buildLog: '' }), 'breaks not-built');
  assert.ok(outcome(started({ exit: 1 }), hardened({ exit: 1 }, { Env: [] })).startsWith('breaks config-differs'));
});

test('where the entry was repaired, the image after must work by itself', () => {
  const repaired = new Set(['CMD']);
  const broken = started({ exit: 127 }, { Cmd: ['/bin/sh', '-c', '[“server”]'] });
  assert.is(outcome(broken, hardened(), repaired), 'holds');
  assert.ok(outcome(broken, hardened({ exit: 1 }), repaired).startsWith('open before-ended exit-differs'));
  assert.ok(outcome(broken, hardened(), NONE).startsWith('breaks config-differs'));
});

test('where an array was repaired without which the image did not build, too', () => {
  const unbuilt: Observation = { reached: 'nothing', buildLog: 'sh: [: missing ]' };
  const repaired = new Set(['RUN']);
  assert.is(outcome(unbuilt, hardened(), repaired), 'holds');
  assert.is(outcome(unbuilt, unbuilt, repaired), 'open before-not-built not-built');
  assert.is(outcome(unbuilt, hardened({ exit: 1 }), repaired), 'open before-not-built exit-differs');
});

test('the last lines of a log show a fault', () => {
  const log = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
  const { faults } = judge(started(), hardened({ exit: 3, log }), NONE);
  assert.is(faults[0]?.message, 'the program ends with exit code 3, and kept running before');
  assert.is(faults[0]?.lines.at(-1), 'line 29');
  assert.is(faults[0]?.lines.length, 12);
});

test.run();
