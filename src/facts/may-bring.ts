import { posix } from 'node:path';
import type { BuildContext } from '../context/context.ts';
import { sourcePath } from '../context/source-path.ts';
import { isInside } from './directories.ts';
import type { EntryReading } from './entry-reading.ts';
import type { CopyOperation } from './types.ts';

export interface BringSearch {
  readonly context: BuildContext | undefined;
  readonly entry: EntryReading;
}

/** Whether a COPY or ADD may put a file of the system (`/etc/passwd`) into the image: no only where it is certain. */
export function mayBring(search: BringSearch, copy: CopyOperation, file: string): boolean {
  const { path } = copy.path;
  if (!isInside(file, path)) return false;
  if (path === file) return true;
  return copy.sources.some((source) => mayHold(search, copy, source, posix.relative(path, file)));
}

function mayHold({ context, entry }: BringSearch, copy: CopyOperation, written: string, below: string): boolean {
  const source = copy.from === undefined ? sourcePath(written) : posix.resolve('/', written);
  const name = posix.basename(source);
  if (name === below || copy.by.heredocs.some((heredoc) => heredoc.name === below)) return true;
  if (written.startsWith('<<')) return false;
  if (/[*?[$]/.test(source)) return posix.extname(name) === '';
  if (copy.by.keyword === 'ADD' && (/\.(tar|tgz|txz|tbz2?|tar\.\w+)$/.test(name) || /^(https?|git)[:@]/.test(written))) return true;
  if (copy.from === undefined && context !== undefined) {
    const kind = context.kind(source);
    if (kind !== undefined) return kind === 'directory' && context.kind(posix.join(source, below)) !== undefined;
  }
  // The whole of another image, or the folder that holds its accounts.
  if (source === '/' || source === '/etc') return true;
  // A program, a certificate, a zone file: what the entry starts by that name is no folder.
  if (posix.extname(name) !== '' || isInside(source, '/etc') || isInside(source, '/usr')) return false;
  return !entry.commands.some((command) => command.path === posix.join(copy.path.path, name));
}
