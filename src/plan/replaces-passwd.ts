import { posix } from 'node:path';
import { mayBring } from '../facts/may-bring.ts';
import type { CopyOperation } from '../facts/types.ts';
import type { Subject } from './types.ts';

/** A COPY or ADD of a folder, an image or an archive onto `/` or `/etc`: it may bring an /etc/passwd of its own. */
export function replacesPasswd({ context }: Pick<Subject, 'context'>, copy: CopyOperation): boolean {
  if (copy.path.path !== '/' && copy.path.path !== '/etc') return false;
  return copy.sources.some((source) => {
    if (/\.(tar|tgz|tar\.\w+)$/.test(source)) return copy.by.keyword === 'ADD';
    if (/(^|\/)\.?$/.test(source)) return true;
    const kind = copy.from === undefined ? context?.kind(source) : undefined;
    // Unseen, a name without an ending may be a folder: `COPY rootfs /`.
    return kind === undefined ? posix.extname(source) === '' && copy.from === undefined : kind === 'directory';
  });
}

/** The same, or a COPY from another stage that may bring the file itself. */
export function mayReplaceAccounts(subject: Subject, copy: CopyOperation): boolean {
  return replacesPasswd(subject, copy) || (copy.from !== undefined && mayBring(subject, copy, '/etc/passwd'));
}
