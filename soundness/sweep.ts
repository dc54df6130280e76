// Judges the rewrite of every Dockerfile in a tree: `npm run sweep -- DIR...`. Writes nothing but its table.
import { escapeLine } from '../src/report/escape.ts';
import { formatTable } from './sweep/format-table.ts';
import { readOptions, USAGE } from './sweep/options.ts';
import { runSweep } from './sweep/run-sweep.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`sweep: ${escapeLine(options)}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const start = performance.now();
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  let drawn = start;
  const tally = await runSweep(options, (folder, done, all) => {
    if (process.stderr.isTTY !== true || (performance.now() - drawn < 200 && done < all)) return;
    drawn = performance.now();
    process.stderr.write(`\r\u001b[K${escapeLine(folder)}: ${done} of ${all}`);
  });
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
  if (typeof tally === 'string') {
    process.stderr.write(`sweep: ${escapeLine(tally)}\n`);
    process.exitCode = 2;
  } else {
    process.stdout.write(formatTable(tally, options.allReasons));
    process.stderr.write(`${tally.files} files in ${seconds()}\n`);
    process.exitCode = tally.faults.length === 0 ? 0 : 1;
  }
}
