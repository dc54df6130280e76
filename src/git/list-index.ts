import { git } from './git.ts';
import type { GitResult } from './git.ts';

/** git's exit code for an option that it does not know (its usage.c). */
const UNKNOWN_OPTION = 129;

/**
 * `git ls-files` with these arguments, which writes nothing: without `--sparse` it spreads out a sparse index, and writes the trees that it makes of it into the
 * repository. Before 2.36 git had neither. `settings` stand before the command.
 */
export async function listIndex(top: string, args: readonly string[], settings: readonly string[] = []): Promise<GitResult> {
  const listed = await git(top, [...settings, 'ls-files', '--sparse', ...args]);
  return !listed.ok && listed.exit === UNKNOWN_OPTION ? await git(top, [...settings, 'ls-files', ...args]) : listed;
}
