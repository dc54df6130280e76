import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { repositoryFinder } from '../git/repository.ts';
import { ignoreRules } from './glob.ts';
import { byPath, shownPath } from './paths.ts';
import { leftOutNamed, searchFolder, type Search } from './search-folder.ts';
import { otherRules } from './other-rules.ts';
import type { FoundFile, Located, LocateRequest, Problem } from './types.ts';

/**
 * The Dockerfiles of the named files and folders, sorted by path. A file named on the command line is taken whatever
 * its name and whatever the ignore files say, unless `forceExclude`. One that is reached twice comes once, keyed by
 * its real path: as it was named, else as itself, else as a link. Never throws for what it meets on disk.
 */
export async function locate(request: LocateRequest): Promise<Located> {
  const cwd = path.resolve(request.cwd);
  const findRepository = repositoryFinder();
  const search: Search = {
    cwd,
    forceExclude: request.forceExclude,
    noIgnore: request.noIgnore ?? false,
    excluded: request.exclude.length === 0 ? () => false : await ignoreRules(request.exclude.join('\n'), cwd),
    findRepository,
    leftOutElsewhere: otherRules(cwd, findRepository),
  };
  const files = new Map<string, Ranked>();
  const problems: Problem[] = [];
  for (const named of request.paths) {
    const located = await locateNamed(search, named);
    problems.push(...located.problems);
    for (const file of located.files) await keepBetter(files, file, problems);
  }
  return { files: [...files.values()].map(({ rank, ...file }) => file).sort(byPath), problems: withoutRepeats(problems).sort(byPath) };
}

async function locateNamed(search: Search, named: string): Promise<Located> {
  const absolute = path.resolve(search.cwd, named);
  const shown = shownPath(search.cwd, absolute, path.isAbsolute(named));
  const stats = named === '' ? new Error('an empty path') : await stat(absolute).catch((error: Error) => error);
  if (stats instanceof Error) return { files: [], problems: [await namedProblem(absolute, named === '' ? "''" : shown, stats)] };
  if (stats.isDirectory()) return searchFolder(search, absolute, path.isAbsolute(named));
  if (!stats.isFile()) {
    return { files: [], problems: [{ path: shown, code: 'not-a-regular-file', level: 'error', message: 'it is a pipe, a socket or a device' }] };
  }
  if (search.forceExclude && (await leftOutNamed(search, absolute, 'file'))) return { files: [], problems: [] };
  return { files: [{ path: shown, absolute, root: path.dirname(absolute), named: true }], problems: [] };
}

async function namedProblem(absolute: string, shown: string, error: Error): Promise<Problem> {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'ENAMETOOLONG') return { path: shown, code: 'unreadable', level: 'error', message: error.message };
  const isLink = code === 'ELOOP' || (code === 'ENOENT' && (await lstat(absolute).catch(() => undefined))?.isSymbolicLink());
  return isLink
    ? { path: shown, code: 'broken-link', level: 'error', message: 'the symbolic link points to nothing' }
    : { path: shown, code: 'missing-path', level: 'error', message: 'no such file or folder' };
}

type Ranked = FoundFile & { readonly rank: number };

async function keepBetter(files: Map<string, Ranked>, file: FoundFile, problems: Problem[]): Promise<void> {
  const real = await realpath(file.absolute).catch(() => undefined);
  const stats = await lstat(file.absolute).catch(() => undefined);
  if (real === undefined || stats === undefined) {
    problems.push({ path: file.path, code: 'unreadable', level: 'error', message: 'it vanished, or its name is not valid UTF-8' });
    return;
  }
  const rank = file.named ? 0 : stats.isSymbolicLink() ? 2 : 1;
  if (rank < (files.get(real)?.rank ?? 3)) files.set(real, { ...file, rank });
}

/** Folder arguments may overlap; of a note and an error the error stays. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const errorsLast = [...problems].sort((a, b) => Number(a.level === 'error') - Number(b.level === 'error'));
  return [...new Map(errorsLast.map((problem) => [`${problem.code} ${problem.path}`, problem])).values()];
}
