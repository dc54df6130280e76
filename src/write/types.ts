export type WriteResult = Written | WriteRefusal;

interface Written {
  readonly ok: true;
}

export interface WriteRefusal {
  readonly ok: false;
  readonly code: WriteFailure;
  /** A sentence without a full stop, or what the operating system said. */
  readonly message: string;
}

export type WriteFailure =
  | 'changed-meanwhile'
  | 'vanished'
  | 'not-a-regular-file'
  | 'outside-root'
  | 'read-only'
  | 'read-only-directory'
  | 'no-space'
  | 'write-failed';
