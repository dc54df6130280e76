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

/** What else is to be said, and the closing sentence. */
export function conclude(invocation: Invocation, files: readonly Rewrite[], notes: readonly Passed[], io: Io): void {
  if (invocation.quiet) return;
  for (const { path, message } of notes) io.stderr.write(messages.problem(path, message));
  io.stderr.write(`${formatSummary(runResult(invocation, files, io.stderr, io))}\n`);
}

function runResult(invocation: Invocation, files: readonly Rewrite[], output: Output, io: Io): RunResult {
  return {
    verb: invocation.verb,
    toolVersion: readToolVersion(),
    files,
    unsafe: invocation.policy.unsafe,
    color: wantsColor(invocation.color, output, io.env),
  };
}
