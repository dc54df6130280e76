import { chmodSync, cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from './scenario.ts';

/**
 * Copies a scenario into a temporary folder of its own, so that nothing else is its tree, with the modes that a checkout has
 * whatever the umask of this machine was, and those that the scenario names. The result is the folder; whoever gets it removes it.
 */
export function layOut({ folder, modes }: Scenario): string {
  const copy = mkdtempSync(join(tmpdir(), 'unroot-proof-'));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  for (const [path, mode] of modes) chmodSync(join(copy, path), mode);
  return copy;
}
