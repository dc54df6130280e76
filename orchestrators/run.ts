// Lets engines do their whole work as docs/orchestrators.md says, on repositories of this machine: `npm run orchestrators [-- NAME…]`.
// all-repos is installed into .orchestrators; the others run where they are on the PATH. Exits 1 if something is not as it must be, 2 if
// none can be run.
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installAllRepos } from './install-all-repos.ts';
import { blocksOf, readPage } from './page.ts';
import { engineTrials } from './trials/all.ts';
import type { Bench, EngineTrial } from './trials/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  const installed = installAllRepos(resolve(root, '.orchestrators'), process.env, (line) => console.log(line));
  if (!installed.ok) return refuse(`all-repos could not be installed:\n${installed.reason}`);
  const bench: Bench = { env: process.env, blocks: blocksOf(readPage()), bin: installed.bin };
  const trials = engineTrials.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  let passed = 0;
  let failed = 0;
  for (const trial of trials) {
    if (trial.needs !== undefined && !isOnPath(trial.needs)) {
      console.log(`not run  ${trial.name}: there is no ${trial.needs} on the PATH`);
      continue;
    }
    const faults = await faultsOf(trial, bench);
    console.log([`${faults.length === 0 ? 'ok      ' : 'FAULT   '} ${trial.name}`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
    if (faults.length === 0) passed += 1;
    else failed += 1;
  }
  if (trials.length > 0 && passed + failed === 0) return refuse('What was asked for is not on the PATH.');
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function refuse(why: string): number {
  const line = '='.repeat(80);
  console.error(`${line}\nTHE ENGINES WERE NOT RUN. ${why}\n${line}`);
  return 2;
}

async function faultsOf(trial: EngineTrial, bench: Bench): Promise<readonly string[]> {
  try {
    return await trial.run(bench);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
