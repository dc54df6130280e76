import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** In percent of all lines, and of all branches, of src and transforms. */
const LEAST = 95;

const root = fileURLToPath(new URL('../../', import.meta.url));
const c8 = fileURLToPath(import.meta.resolve('c8/bin/c8.js'));

/**
 * Prints how much of src and transforms the processes that wrote their V8 coverage into `directory` went through, and
 * gives whether it is enough. A file that no process loaded counts as not covered.
 */
export function reportCoverage(directory: string): boolean {
  const counted = ['--all', ...['src', 'transforms'].flatMap((folder) => ['--src', `dist/${folder}`, '--include', `dist/${folder}/**`, '--include', `${folder}/**`])];
  const gate = ['--check-coverage', '--lines', String(LEAST), '--branches', String(LEAST)];
  const options = ['--temp-directory', directory, '--reporter', 'text-summary', ...counted, ...gate];
  const { status } = spawnSync(process.execPath, [c8, 'report', ...options], { cwd: root, stdio: 'inherit' });
  return status === 0;
}
