import { readPage } from '../reasons/read-page.ts';
import { formatReport } from '../report/format-report.ts';
import { formatSummary } from '../report/summary.ts';
import type { RunResult } from '../report/types.ts';
import type { Passed } from './gather.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { Invocation } from './invocation.ts';
import type { Io, Output } from './io.ts';
import { messages } from './messages.ts';
import { readToolVersion } from './tool-version.ts';
import { wantsColor } from './wants-color.ts';
import { writeReports } from './write-reports.ts';

/** The report as the run's data, on stdout. */
export function report(invocation: Invocation, files: readonly Rewrite[], io: Io): void {
  const text = formatReport(invocation.format, runResult(invocation, files, io.stdout, io));
  if (text !== '') io.stdout.write(text);
}

/** The report as talk, on stderr, where stdout carries a patch or a fixed text. With --quiet only failures. */
export function comment(invocation: Invocation, files: readonly Rewrite[], io: Io): void {
  const told = invocation.quiet ? files.filter((file) => file.status === 'failed') : files;
  const text = formatReport(invocation.format, runResult(invocation, told, io.stderr, io));
  if (text !== '') io.stderr.write(text);
}

/**
 * What else is to be said, the closing sentence, and the reports that go to files.
 *
 * @throws Error with a sentence for the user if a report cannot be written
 */
export function conclude(invocation: Invocation, files: readonly Rewrite[], notes: readonly Passed[], io: Io): void {
  const run = runResult(invocation, files, io.stderr, io);
  if (!invocation.quiet) {
    for (const { path, message } of notes) io.stderr.write(messages.problem(path, message));
    io.stderr.write(`${formatSummary(run)}\n`);
  }
  writeReports(invocation.reports, { ...run, color: false }, io.cwd);
}

function runResult(invocation: Invocation, files: readonly Rewrite[], output: Output, io: Io): RunResult {
  return {
    verb: invocation.verb,
    toolVersion: readToolVersion(),
    files,
    unsafe: invocation.policy.unsafe,
    color: wantsColor(invocation.color, output, io.env),
    pageOf: readPage,
  };
}
