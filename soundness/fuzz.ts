// Judges files that nobody wrote: `npm run fuzz -- [--runs N] [--seed N] [--path P]`. Exits 1 if one is at fault, and says
// with which seed and path it is found again.
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { wholeNumber } from './whole-number.ts';

/** Inputs with one seed; the next ones take the seed after it, so that a failure is found again soon. */
const CHUNK = 2_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, path: { type: 'string' } } });
const runs = wholeNumber('runs', values.runs);
const first = wholeNumber('seed', values.seed);
const started = performance.now();
const statuses = new Map<string, number>();
let inputs = 0;
let failures = 0;
for (let chunk = 0; chunk * CHUNK < runs; chunk += 1) {
  const plan = { seed: first + chunk, runs: Math.min(CHUNK, runs - chunk * CHUNK) };
  const tally = runFuzz(values.path === undefined ? plan : { ...plan, path: values.path });
  inputs += tally.inputs;
  for (const [kind, count] of tally.statuses) statuses.set(kind, (statuses.get(kind) ?? 0) + count);
  if (tally.failure !== undefined) {
    failures += 1;
    const { seed, path, input, faults } = tally.failure;
    console.log(`FAULT, found again by --seed ${seed} --runs ${plan.runs} --path ${path}`);
    for (const { kind, detail } of faults) console.log(`  ${kind}: ${detail}`);
    console.log(`  text: ${spelled(input.text)}`);
    console.log(`  policy: ${spelled(input.policy)}`);
    console.log(`  files: ${input.files === undefined ? 'none' : spelled(input.files)}`);
    console.log(`  uses: ${spelled(input.uses)}, dependents: ${spelled(input.dependents)}`);
  }
  if (values.path !== undefined) break;
  if (process.stderr.isTTY === true || chunk % 10 === 9) console.error(`${inputs} inputs, ${failures} faults`);
}
for (const [kind, count] of [...statuses].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`${kind.padEnd(24)}${String(count).padStart(8)}`);
console.log(`seeds ${first} to ${first + Math.ceil(runs / CHUNK) - 1}: ${inputs} inputs without a fault, ${failures} faults, ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = failures === 0 ? 0 : 1;

/** As JSON in ASCII: many a blank and quote looks like another. */
function spelled(value: unknown): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
