import { findEngine } from '../src/engines/find-engine.ts';
import type { Scenario } from './scenario.ts';
import { tryScenario } from './try-scenario.ts';
import type { Trial } from './try-scenario.ts';

/**
 * Tries every scenario, several at a time. Those that listen come one after the other: containers share the network of this host.
 *
 * @param onDone hears how many are done, each time one is
 * @returns in the order of the scenarios
 * @throws Error if buildah does not answer
 */
export async function runAll(scenarios: readonly Scenario[], env: NodeJS.ProcessEnv, jobs: number, onDone: (done: number) => void): Promise<readonly Trial[]> {
  const done = new Map<string, Trial>();
  const servers = scenarios.filter(({ serves }) => serves !== undefined);
  const others = scenarios.filter(({ serves }) => serves === undefined);
  // Each worker has an engine, and with it a store, of its own, so that the end of one container ends no other.
  const work = async (own: readonly Scenario[]): Promise<void> => {
    const found = await findEngine('buildah', env);
    if (!found.ok) throw new Error(found.problems.join('; '));
    try {
      const mine = [...own];
      for (let next = mine.shift() ?? others.shift(); next !== undefined; next = mine.shift() ?? others.shift()) {
        done.set(next.name, await tryScenario(next, found.engine));
        onDone(done.size);
      }
    } finally {
      await found.engine.close();
    }
  };
  await Promise.all(Array.from({ length: jobs }, (_, index) => work(index === 0 ? servers : [])));
  return scenarios.flatMap(({ name }) => done.get(name) ?? []);
}
