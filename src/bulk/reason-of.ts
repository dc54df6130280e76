import type { ReasonCode } from '../reasons/reasons.ts';
import { isUnreadable } from '../report/gate.ts';
import { notesOf } from '../report/items.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { mostFrequent } from './most-frequent.ts';

/**
 * The one code that says what most of a repository comes down to: why it is written, else what stands against it, else why its files are
 * passed over, else why they need nothing.
 */
export function reasonOf(files: readonly Rewrite[]): ReasonCode {
  const written = files.filter((file) => file.after !== file.before);
  const findings = files.filter(({ status }) => status !== 'skipped').flatMap((file) => file.findings);
  const unread = files.filter((file) => isUnreadable(file) || file.reason?.code === 'untracked');
  return (
    mostFrequent(written.flatMap((file) => file.findings.filter(({ level }) => level !== 'manual').map(({ code }) => code))) ??
    mostFrequent([...findings.map(({ code }) => code), ...unread.flatMap(({ reason }) => reason?.code ?? [])]) ??
    mostFrequent(files.flatMap((file) => notesOf(file).map(({ code }) => code))) ??
    (files.every(({ status }) => status === 'skipped') ? mostFrequent(files.flatMap(({ reason }) => reason?.code ?? [])) : undefined) ??
    (files.length === 0 ? 'no-dockerfile' : 'non-root')
  );
}
