// Runs every test file with uvu, prints how much of src and transforms they covered, and closes with `N passed, N failed`.
// uvu itself passes when a file forgets `run()` or when no file matches, so the count of each file is checked.
// `node dist/test/run.js PART` runs only the files with PART in their names, without coverage.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportCoverage } from './coverage.ts';

const tests = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv[2] ?? '';
const coverage = wanted === '' ? mkdtempSync(join(tmpdir(), 'unroot-coverage-')) : undefined;
const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js') && file.includes(wanted))
  .toSorted();

const env = { ...process.env, ...(coverage === undefined ? {} : { NODE_V8_COVERAGE: coverage }) };
let passed = 0;
let failed = 0;
for (const file of files) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${tests}${file}`], { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const total = Number(/Total:\s+(\d+)/.exec(stdout)?.[1] ?? 0);
  const good = Number(/Passed:\s+(\d+)/.exec(stdout)?.[1] ?? 0);
  passed += good;
  // A file that dies, or runs no test, is a failure whatever it printed.
  const bad = total === 0 ? 1 : Math.max(total - good, status === 0 ? 0 : 1);
  failed += bad;
  const name = file.replace(/\.test\.js$/, '');
  process.stdout.write(bad === 0 ? `ok ${name} (${total})\n` : `FAILED ${name}\n${stdout}${stderr}${total === 0 ? 'no test ran\n' : ''}`);
}
if (files.length === 0) failed += 1;
if (coverage !== undefined) {
  if (!reportCoverage(coverage)) failed += 1;
  rmSync(coverage, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
