import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In percent of all lines, and of all branches, of src and transforms. */
const LEAST = 95;

const root = fileURLToPath(new URL('../../', import.meta.url));
const c8 = fileURLToPath(import.meta.resolve('c8/bin/c8.js'));

/**
 * Prints how much of src and transforms the processes that wrote their V8 coverage into `directory` went through, and
 * gives whether it is enough. A file that no process loaded counts as not covered; one that only holds types has nothing
 * to cover.
 */
export function reportCoverage(directory: string): boolean {
  const folders = ['src', 'transforms'];
  const counted = folders.flatMap((folder) => ['--src', `dist/${folder}`, '--include', `dist/${folder}/**`, '--include', `${folder}/**`]);
  const without = ['--exclude', '**/*.d.ts', ...folders.flatMap(typesOnly).flatMap((file) => ['--exclude', file, '--exclude', `dist/${file.replace(/ts$/, 'js')}`])];
  const gate = ['--check-coverage', '--lines', String(LEAST), '--branches', String(LEAST)];
  const options = ['--temp-directory', directory, '--reporter', 'text-summary', '--all', ...counted, ...without, ...gate];
  const { status } = spawnSync(process.execPath, [c8, 'report', ...options], { cwd: root, stdio: 'inherit' });
  return status === 0;
}

/** Source files that compile to nothing. */
function typesOnly(folder: string): readonly string[] {
  const compiled = readdirSync(join(root, 'dist', folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  return compiled
    .filter((file) => /^export \{\};\s*(\/\/# sourceMappingURL=.*\s*)?$/.test(readFileSync(join(root, 'dist', folder, file), 'utf8')))
    .map((file) => join(folder, file.replace(/js$/, 'ts')));
}
