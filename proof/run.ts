// Builds and runs every scenario with buildah, before and after: `npm run proof [-- NAME…]`. Sets itself up on Debian as root, keeps
// its base images in .proof, and ends with a table. Exits 1 if one is not as it must be, 2 if this machine cannot run it.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBases } from './bases/build-bases.ts';
import { commandTrials } from './commands/all.ts';
import { runAll } from './run-all.ts';
import { readScenarios } from './scenario.ts';
import { ensureTools } from './setup.ts';
import { formatTable, isFault } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (line: string): void => console.log(line);
const started = performance.now();
const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
const wanted = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  const missing = ensureTools(process.env, say);
  if (missing !== undefined) {
    const line = '='.repeat(80);
    console.error(`${line}\nTHE PROOF WAS NOT RUN. Nothing was built, nothing was started:\n${missing}\n${line}`);
    return 2;
  }
  const bases = await buildBases({ folder: resolve(root, '.proof'), env: process.env, tell: say, jobs: availableParallelism() });
  if (!bases.ok) {
    console.error(`${bases.reason}\nAll output is in ${bases.log}`);
    return 1;
  }
  say(`${bases.built} base images built, ${seconds()}`);
  const env = { ...process.env, ...bases.store.env };
  const isWanted = ({ name }: { readonly name: string }): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part));
  const scenarios = readScenarios(resolve(root, 'proof/scenarios')).filter(isWanted);
  const trials = await runAll(scenarios, env, availableParallelism(), (done) => {
    if (done % 20 === 0) say(`${done} of ${scenarios.length} scenarios, ${seconds()}`);
  });
  const commands = [];
  for (const trial of commandTrials.filter(isWanted)) {
    commands.push({ name: trial.name, faults: await trial.run(env) });
  }
  say(formatTable(trials, commands));
  say(seconds());
  const failed = trials.filter(isFault).length + commands.filter(({ faults }) => faults.length > 0).length;
  // A known defect has not passed.
  const good = trials.filter(({ faults }) => faults.length === 0).length + commands.filter(({ faults }) => faults.length === 0).length;
  say(`${good} passed, ${failed} failed`);
  return failed === 0 && good > 0 ? 0 : 1;
}
