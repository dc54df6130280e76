import type { Rewrite } from '../rewrite/types.ts';
import type { ReasonCode } from '../reasons/reasons.ts';

/** A file that was not read, or not rewritten: nothing in it changes. */
export function failure(path: string, code: ReasonCode, message: string): Rewrite {
  return { path, before: '', after: '', status: 'failed', reason: { code, line: 0, message }, findings: [], notes: [] };
}

/** The same file, not written after all. What was found in it is still told. */
export function notWritten(rewrite: Rewrite, code: ReasonCode, message: string): Rewrite {
  return { ...rewrite, after: rewrite.before, status: 'failed', reason: { code, line: 0, message } };
}

/** A file whose content is not one that is read further. `line` is from 1, or 0 for the whole file. */
export function skipped(path: string, code: ReasonCode, line: number, message: string): Rewrite {
  return { path, before: '', after: '', status: 'skipped', reason: { code, line, message }, findings: [], notes: [] };
}
