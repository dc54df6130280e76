import { readPage } from '../reasons/read-page.ts';
import { formatReport } from '../report/format-report.ts';
import { formatSummary } from '../report/summary.ts';
import type { Proofs, RunResult } from '../report/types.ts';
import type { Passed } from './gather.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { fixCommand } from './fix-command.ts';
import type { Invocation } from './invocation.ts';
import type { Io, Output } from './io.ts';
import { messages } from './messages.ts';
import { readToolVersion } from './tool-version.ts';
import { wantsColor } from './wants-color.ts';
import { writeReports } from './write-reports.ts';

/** The report as the run's data, on stdout. */
export function report(invocation: Invocation, files: readonly Rewrite[], io: Io, proofs?: Proofs): void {
  const text = formatReport(invocation.format, runResult(invocation, files, io.stdout, io, proofs));
  if (text !== '') io.stdout.write(text);
}

/** The report as talk, on stderr, where stdout carries a patch or a fixed text. With --quiet only failures. */
export function comment(invocation: Invocation, files: readonly Rewrite[], io: Io, proofs?: Proofs): void {
  const told = invocation.quiet ? files.filter((file) => file.status === 'failed') : files;
  const text = formatReport(invocation.format, runResult(invocation, told, io.stderr, io, proofs));
  if (text !== '') io.stderr.write(text);
}

/**
 * What else is to be said, the closing sentence, and the reports that go to files.
 *
 * @throws Error with a sentence for the user if a report cannot be written
 */
export function conclude(invocation: Invocation, files: readonly Rewrite[], notes: readonly Passed[], io: Io, proofs?: Proofs): void {
  const run = runResult(invocation, files, io.stderr, io, proofs);
  if (!invocation.quiet) {
    for (const { path, message } of notes) io.stderr.write(messages.problem(path, message));
    io.stderr.write(`${formatSummary(run)}\n`);
  }
  writeReports(invocation.reports, { ...run, color: false }, io.cwd);
}

function runResult(invocation: Invocation, files: readonly Rewrite[], output: Output, io: Io, proofs: Proofs | undefined): RunResult {
  return {
    verb: invocation.verb,
    toolVersion: readToolVersion(),
    files,
    unsafe: invocation.policy.unsafe,
    color: wantsColor(invocation.color, output, io.env),
    command: fixCommand(invocation),
    pageOf: readPage,
    ...(proofs === undefined ? {} : { proofs }),
  };
}
