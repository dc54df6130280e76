import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createRunner } from '../../src/engines/run-command.ts';
import { EngineEnded, EngineError } from '../../src/engines/types.ts';
import type { Container, Engine } from '../../src/engines/types.ts';
import { observe } from '../../src/prove/observe.ts';
import type { ProofSettings } from '../../src/prove/types.ts';
import { CONFIG } from './seen.ts';

const REQUEST = { dockerfile: 'FROM a\n', name: 'Dockerfile', context: '/', target: undefined, buildArgs: {}, keepSteps: true, timeout: 1000 };
const SETTINGS: ProofSettings = { watchFor: 20, buildTimeout: 1000, smoke: undefined, env: {}, ports: [] };

/** An engine whose containers do as told, one after the other; `removed` counts those that went. */
function engineOf(containers: readonly (Partial<Container> | Error)[], parts: Partial<Engine> = {}): { readonly engine: Engine; readonly removed: () => number } {
  let [started, removed] = [0, 0];
  const engine: Engine = {
    name: 'buildah', version: '1', losesOutput: true, host: createRunner({ PATH: '/usr/bin:/bin' }), close: async () => {},
    build: async () => ({ ok: true, log: 'built', image: { config: CONFIG, start: async () => {
      const next = containers[started];
      started += 1;
      if (next === undefined || next instanceof Error) throw next ?? new Error('no more');
      return { ports: new Map(), exitCode: async () => 0, look: async () => undefined, run: async () => ({ exit: 0, output: '' }), log: async () => 'x', remove: async () => { removed += 1; }, ...next };
    } } }),
    ...parts,
  };
  return { engine, removed: () => removed };
}

test('a build that fails is what was seen', async () => {
  const { engine } = engineOf([], { build: async () => ({ ok: false, log: 'no' }) });
  assert.equal(await observe(engine, REQUEST, 'before', SETTINGS, () => {}), { reached: 'nothing', buildLog: 'no' });
});

test('a container that does not start, too; and the end of the run is no such thing', async () => {
  const { engine } = engineOf([new EngineError('no such user')]);
  const seen = await observe(engine, REQUEST, 'after', SETTINGS, () => {});
  assert.is(seen.reached === 'built' ? seen.problem : '', 'no such user');
  const ended = await observe(engineOf([new EngineEnded()]).engine, REQUEST, 'after', SETTINGS, () => {}).catch((error: unknown) => error);
  assert.ok(ended instanceof EngineEnded);
});

test('what was last seen counts, and the container goes', async () => {
  let looks = 0;
  const look = async () => (++looks === 1 ? { uid: 5, ports: [80] } : undefined);
  const { engine, removed } = engineOf([{ look, exitCode: async () => (looks < 2 ? undefined : 4), log: async () => 'EACCES x' }]);
  const seen = await observe(engine, REQUEST, 'after', { ...SETTINGS, watchFor: 10_000 }, () => {});
  assert.equal(seen.reached === 'started' ? seen.run : undefined, { exit: 4, uid: 5, ports: [80], health: undefined, smoke: undefined, denied: ['EACCES x'], log: 'EACCES x' });
  assert.is(removed(), 1);
});

test('output that may be lost is looked for again, three times at most', async () => {
  const silent: Partial<Container> = { log: async () => '' };
  const twice = engineOf([silent, { log: async () => 'here' }]);
  const seen = await observe(twice.engine, REQUEST, 'after', SETTINGS, () => {});
  assert.is(seen.reached === 'started' ? seen.run.log : '', 'here');
  assert.is(twice.removed(), 2);
  const never = engineOf([silent, silent, silent, silent]);
  await observe(never.engine, REQUEST, 'after', SETTINGS, () => {});
  assert.is(never.removed(), 3);
  const docker = engineOf([silent], { losesOutput: false });
  await observe(docker.engine, REQUEST, 'after', SETTINGS, () => {});
  assert.is(docker.removed(), 1);
});

test('enough may be seen before the time is over', async () => {
  const { engine } = engineOf([{ exitCode: async () => undefined, look: async () => ({ uid: 1, ports: [81] }) }]);
  const seen = await observe(engine, REQUEST, 'after', { ...SETTINGS, watchFor: 600_000, seenEnough: (ports, log) => ports.includes(81) && log === 'x' }, () => {});
  assert.equal(seen.reached === 'started' ? seen.run.exit : 0, undefined);
});

test.run();
