import type { Rewrite } from '../rewrite/types.ts';

/** A file that could not be read may hide root. One that is no Dockerfile, or not this tool's, is settled. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'structure-unclear',
  'not-utf8',
  'binary',
  'lone-carriage-return',
  'too-large',
]);

export function isUnreadable(file: Rewrite): boolean {
  return file.status === 'skipped' && file.reason !== undefined && UNREADABLE.has(file.reason.code);
}

/** Somebody has still to do something, whatever has been written. */
export function needsAttention(file: Rewrite): boolean {
  return file.status === 'held-back' || file.status === 'manual' || isUnreadable(file);
}
