import type { Rewrite } from '../rewrite/types.ts';
import { isUnreadable } from './gate.ts';
import type { RunResult, Verb } from './types.ts';
import { count } from './wording.ts';

/** How many files there are of each status, and in how many the text changes or would change. */
export interface Counts {
  readonly files: number;
  /** Files whose text changes, whatever else their status says. */
  readonly toWrite: number;
  readonly status: Readonly<Record<Rewrite['status'], number>>;
}

export function countFiles(files: readonly Rewrite[]): Counts {
  const status = { failed: 0, manual: 0, 'held-back': 0, changed: 0, clean: 0, skipped: 0 };
  let toWrite = 0;
  for (const file of files) {
    status[file.status]++;
    if (file.after !== file.before) toWrite++;
  }
  return { files: files.length, toWrite, status };
}

/** The closing sentence of a run, without a line break. */
export function formatSummary(run: RunResult): string {
  const { files, toWrite, status } = countFiles(run.files);
  if (files === 0) return 'No Dockerfiles found.';
  const unread = run.files.filter(isUnreadable).length;
  const waived = run.files.filter((file) => file.status === 'clean' && file.notes.some(({ code }) => code === 'waived')).length;
  const parts = [
    ...(toWrite > 0 ? [`${toWrite} ${changeWord(run.verb)}`] : []),
    ...(status.clean > waived ? [`${status.clean - waived} already fine`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(status.skipped > unread ? [`${status.skipped - unread} skipped`] : []),
    ...(unread > 0 ? [`${unread} could not be read`] : []),
    ...(status.failed > 0 ? [`${status.failed} failed`] : []),
  ];
  const head = parts.length > 0 ? `${count(files, 'file')}: ${parts.join(', ')}.` : `${count(files, 'file')}.`;
  const held = run.unsafe ? 0 : run.files.filter(hasUnsafe).length;
  return [
    head,
    ...(held > 0 ? [`Fixes held back in ${count(held, 'file')} (--unsafe writes them).`] : []),
    ...(status.manual > 0 ? [`${count(status.manual, 'file needs', 'files need')} a person.`] : []),
    ...proofWords(run),
  ].join(' ');
}

function proofWords({ proofs }: RunResult): readonly string[] {
  const verdicts = [...(proofs?.byFile.values() ?? [])].flat().map(({ verdict }) => verdict);
  if (verdicts.length === 0) return [];
  const numbers = (['holds', 'breaks', 'open'] as const).map((verdict) => ({ verdict, number: verdicts.filter((each) => each === verdict).length }));
  return [`Proofs: ${numbers.filter(({ number }) => number > 0).map(({ verdict, number }) => `${number} ${verdict}`).join(', ')}.`];
}

function changeWord(verb: Verb): string {
  return verb === 'fix' ? 'changed' : 'would change';
}

function hasUnsafe(file: Rewrite): boolean {
  return file.findings.some((finding) => finding.level === 'unsafe');
}
