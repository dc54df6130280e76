import { basename } from 'node:path';
import type { BulkSettings, BulkTask } from '../../src/bulk/settings.ts';
import type { Invocation } from '../../src/cli/invocation.ts';
import type { Io } from '../../src/cli/io.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

export const VERSION = '1.2.3';

/** The invocation of `fix` that a run with these options gives its processes. */
export function invocationOf(...options: readonly string[]): Invocation {
  const parsed = parseArguments(['fix', ...options]);
  if (!parsed.ok) throw new Error(parsed.message);
  return { ...parsed.invocation, paths: [], quiet: true };
}

/** What holds for a run whose output folder this is; what is left out is as in a run without options. */
export function settingsOf(out: string, rest: Partial<BulkSettings> = {}): BulkSettings {
  return { invocation: invocationOf(), level: 'patch', branch: '', title: undefined, toolVersion: VERSION, out, ...rest };
}

export function taskOf(absolute: string, rest: Partial<BulkTask> = {}): BulkTask {
  return { path: basename(absolute), absolute, files: undefined, ...rest };
}

/** Surroundings in which nothing is read and nothing is written. */
export function silentIo(cwd: string): Io {
  const nowhere = { write: () => true };
  return { argv: [], stdin: (async function* () {})(), stdout: nowhere, stderr: nowhere, cwd, env: {} };
}
