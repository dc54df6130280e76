import { escapeLine } from '../../src/report/escape.ts';
import type { FaultKind } from '../types.ts';
import { FAULT_KINDS } from './tally.ts';
import type { Tally } from './tally.ts';

const STATUSES = ['changed', 'clean', 'held-back', 'manual', 'skipped', 'failed', 'crashed', 'unread'] as const;
const TOP_REASONS = 20;
const LONGEST_DETAIL = 300;

const TITLES: Readonly<Record<FaultKind, string>> = {
  crashed: 'crashed',
  failed: 'failed',
  slow: 'slow (over 50 ms)',
  'not-idempotent': 'not idempotent',
  'bytes-lost': 'bytes lost',
  'no-longer-parses': 'no longer parses',
  'shell-rejects': 'shell commands newly rejected',
  'strange-command': 'strange commands',
  'user-not-effective': 'user not effective',
  patch: 'patch does not apply',
};

/** The table of a sweep, and below it each file with a fault. */
export function formatTable({ files, statuses, reasons, faults }: Pick<Tally, 'files' | 'statuses' | 'reasons' | 'faults'>, allReasons: boolean): string {
  const sorted = [...reasons].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = allReasons ? sorted : sorted.slice(0, TOP_REASONS);
  const hidden = sorted.length - shown.length;
  const rows = [
    row('files', files),
    ...STATUSES.map((status) => row(`  ${status}`, statuses.get(status) ?? 0)),
    `reasons given, by files${hidden === 0 ? '' : ` (the first ${TOP_REASONS} of ${sorted.length})`}`,
    ...shown.map(([code, count]) => row(`  ${code}`, count)),
    'faults, by files',
    ...FAULT_KINDS.map((kind) => row(`  ${TITLES[kind]}`, new Set(faults.filter((fault) => fault.kind === kind).map(({ path }) => path)).size)),
    ...(faults.length === 0 ? [] : ['']),
    ...faults.map(({ path, kind, detail }) => `${escapeLine(path)}: ${kind}: ${escapeLine(detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail)}`),
  ];
  return rows.map((line) => `${line}\n`).join('');
}

function row(title: string, count: number): string {
  return `${title.padEnd(34)}${String(count).padStart(8)}`;
}
