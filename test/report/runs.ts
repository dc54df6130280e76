import type { Finding, Rewrite } from '../../src/rewrite/types.ts';
import type { RunResult } from '../../src/report/types.ts';

/** A run over these files, without colour. */
export function runOf(files: readonly Rewrite[], rest: Partial<RunResult> = {}): RunResult {
  return { verb: 'check', toolVersion: '1.2.3', files, unsafe: false, color: false, ...rest };
}

export function fileOf(path: string, status: Rewrite['status'], rest: Partial<Rewrite> = {}): Rewrite {
  const after = status === 'changed' ? 'after\n' : 'before\n';
  return { path, before: 'before\n', after, status, findings: [], notes: [], ...rest };
}

const BASE = {
  transform: 'set-user',
  code: 'existing-volume',
  place: { line: 9, column: 1 },
  message: 'the stage ends as root',
  evidence: [{ place: { line: 4, column: 3 }, text: 'VOLUME /data' }],
} as const;

export const safe: Finding = { ...BASE, level: 'safe', edits: [{ start: 1, end: 2, text: 'x' }] };
export const unsafe: Finding = { ...BASE, level: 'unsafe', edits: [{ start: 1, end: 2, text: 'x' }] };
export const manual: Finding = { ...BASE, level: 'manual' };
