// The benchmark: what hostile input costs and how that grows, real files in a second, and the start of the command.
// `node dist/bench/run.js [PART OF A NAME]…` measures only the cases of these names. Exits 1 if one takes too long.
import { calibrate } from './calibrate.ts';
import { formatMeasured, HEADER } from './format-row.ts';
import { HOSTILE_INPUTS } from './hostile-inputs.ts';
import { measureInput } from './measure-input.ts';
import { startUps } from './start-up.ts';
import { filesPerSecond } from './throughput.ts';

const wanted = process.argv.slice(2);
const inputs = HOSTILE_INPUTS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

// First, so that the code is warm for what follows.
const throughput = filesPerSecond();
const loop = calibrate();
console.log(`calibration loop: ${loop.toFixed(1)} ms`);
console.log(`fixtures: ${throughput.toFixed(0)} files/s, ${((loop / 1000) * throughput).toFixed(1)} in a loop`);
const [bare, ...commands] = startUps();
for (const { command, milliseconds } of commands) {
  console.log(`${command}: ${milliseconds.toFixed(0)} ms, ${(milliseconds / (bare?.milliseconds ?? NaN)).toFixed(1)} times ${bare?.command}`);
}
console.log(`\n${HEADER}`);
let failed = 0;
for (const input of inputs) {
  const measured = measureInput(input);
  if (measured.problem !== undefined) failed += 1;
  console.log(formatMeasured(measured, loop));
}
console.log(`\n${inputs.length} cases, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
