import type { WriteFailure, WriteRefusal } from './types.ts';

export function refusal(code: WriteFailure, message: string): WriteRefusal {
  return { ok: false, code, message };
}

export function changed(): WriteRefusal {
  return refusal('changed-meanwhile', 'the file changed after it was read');
}

/** What an error of the operating system means. `denied` is what a refusal by permissions means at this step. */
export function refusalOf(error: unknown, denied: 'read-only' | 'read-only-directory'): WriteRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return refusal('vanished', 'the file does not exist any more');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refusal(denied, message);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return refusal('no-space', message);
  return refusal('write-failed', message);
}
