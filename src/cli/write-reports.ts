import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, lstatSync, realpathSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { looksLikeDockerfile } from '../locate/names.ts';
import { isInside } from '../locate/paths.ts';
import { formatReport } from '../report/format-report.ts';
import type { RunResult } from '../report/types.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { ReportTarget } from './invocation.ts';
import { messages } from './messages.ts';

/**
 * Refuses reports that cannot be written, before anything else is: a run that has changed files and then fails on
 * its report is of no use.
 *
 * @throws Error with a sentence for the user
 */
export function checkReports(reports: readonly ReportTarget[], files: readonly Rewrite[], cwd: string): void {
  const taken = reports.length === 0 ? new Set<string>() : identities(files, cwd);
  const targets = new Set<string>();
  for (const { path } of reports) {
    const { target } = locateReport(path, taken, cwd);
    if (targets.has(target)) throw new Error(messages.reportTwice(path));
    targets.add(target);
  }
}

/**
 * Writes each report to its file, atomically: a killed run leaves the old one, the new one or none. One that fails stops
 * no other.
 *
 * @throws Error with a sentence for the user, after the last one
 */
export function writeReports(reports: readonly ReportTarget[], run: RunResult, cwd: string): void {
  if (reports.length === 0) return;
  const taken = identities(run.files, cwd);
  const problems: string[] = [];
  for (const { format, path } of reports) {
    try {
      const { target, mode } = locateReport(path, taken, cwd);
      replaceFile(path, target, mode, formatReport(format, run));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) throw new Error(problems.join('; '));
}

interface Place {
  /** Behind symbolic links. */
  readonly target: string;
  /** Of the file that stands there. */
  readonly mode: number | undefined;
}

function locateReport(path: string, taken: ReadonlySet<string>, cwd: string): Place {
  const absolute = resolve(cwd, path);
  const refuse = (why: string): Error => new Error(messages.reportNotWritten(path, why));
  const standing = lookAt(() => lstatSync(absolute));
  const found = standing?.isSymbolicLink() === true ? lookAt(() => statSync(absolute)) : standing;
  if (standing !== undefined && found?.isFile() !== true) throw refuse(messages.reportNoFile);
  const folder = lookAt(() => realpathSync(dirname(absolute)));
  if (folder === undefined) throw refuse(messages.reportNoFolder);
  const target = found === undefined ? join(folder, basename(absolute)) : realpathSync(absolute);
  // A link that a stranger has put there would choose what is written over.
  if (standing?.isSymbolicLink() === true && !isInside(folder, target)) throw refuse(messages.reportLinkOut);
  if ([absolute, target].some((each) => looksLikeDockerfile(basename(each))) || (found !== undefined && taken.has(identity(found)))) {
    throw refuse(messages.reportOverDockerfile);
  }
  if (lookAt(() => statSync(dirname(target)))?.isDirectory() !== true) throw refuse(messages.reportNoFolder);
  if (!mayWrite(dirname(target)) || (found !== undefined && !mayWrite(target))) throw refuse(messages.reportNoRight);
  return { target, mode: found === undefined ? undefined : found.mode & 0o777 };
}

function mayWrite(path: string): boolean {
  return lookAt(() => accessSync(path, constants.W_OK) === undefined) === true;
}

function replaceFile(path: string, target: string, mode: number | undefined, text: string): void {
  const temporary = join(dirname(target), `.unroot-${randomBytes(9).toString('hex')}.tmp`);
  try {
    // `wx` fails on anything that stands there, a planted link included.
    writeFileSync(temporary, text, { flag: 'wx', flush: true });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    lookAt(() => unlinkSync(temporary));
    throw new Error(messages.reportNotWritten(path, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

/** The files of the run, whatever they are called: a report must not replace one. */
function identities(files: readonly Rewrite[], cwd: string): ReadonlySet<string> {
  const found = files.map((file) => lookAt(() => statSync(resolve(cwd, file.path))));
  return new Set(found.flatMap((stats) => (stats === undefined ? [] : [identity(stats)])));
}

function identity({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

/** Undefined where the system refuses to tell. */
function lookAt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
