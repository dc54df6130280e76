// Ends `unroot fix` in the middle, many times, and looks for a damaged byte.
// `node dist/soundness/kills.js [--kills N] [--seed N] [--files N] [--signal SIGKILL|SIGTERM|SIGINT]`. Exits 1 if a file is
// neither its old nor its new self, a second run does not complete the first, or no run was ended in the middle of writing.
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killRuns } from './kills/kill-runs.ts';
import { wholeNumber } from './whole-number.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '1000' },
    signal: { type: 'string', default: 'SIGKILL' },
  },
});
const signal = signalCalled(values.signal);
const [kills, seed, files] = [wholeNumber('kills', values.kills), wholeNumber('seed', values.seed), wholeNumber('files', values.files)];
const root = mkdtempSync(join(tmpdir(), 'unroot-kills-'));
const started = performance.now();
try {
  let said = 0;
  const tally = await killRuns({ root, files, kills, seed, signal }, (done) => {
    if (done % 20 === 0 && done > said) console.error(`${(said = done)} of ${kills}`);
  });
  console.log(`${files} Dockerfiles, ${tally.changing} change; undisturbed: ${tally.ended.toFixed(0)} ms, the first is written at ${tally.firstFile.toFixed(0)} ms`);
  console.log(`seed ${seed}: ${tally.kills} of ${kills} runs ended by ${signal}, ${tally.midWrite} of them with some files new and some old`);
  console.log(`${tally.leftovers} temporary files left, ${tally.faults.length} faults, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  for (const fault of tally.faults) console.log(fault);
  // Where too few runs were ended, or none in the middle, not enough was tried.
  process.exitCode = tally.faults.length === 0 && tally.kills === kills && tally.midWrite > 0 ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function signalCalled(name: string): NodeJS.Signals {
  const found = Object.keys(constants.signals).find((each): each is NodeJS.Signals => each === name);
  if (found === undefined) throw new Error(`there is no signal ${name}`);
  return found;
}
