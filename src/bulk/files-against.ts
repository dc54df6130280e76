import { gather } from '../cli/gather.ts';
import type { Gathered } from '../cli/gather.ts';
import type { Io } from '../cli/io.ts';
import { againstHead } from './against-head.ts';
import { setForeignApart } from './set-foreign-apart.ts';
import type { OwnFiles } from './set-foreign-apart.ts';
import type { BulkSettings, BulkTask } from './settings.ts';

export type FilesAgainst = (OwnFiles & Pick<Gathered, 'lost'> & { readonly ok: true }) | { readonly ok: false; readonly message: string };

/** The repository's own Dockerfiles, what is to become of each, and how each stands to the commit `head`. Writes nothing. */
export async function filesAgainst(head: string, task: BulkTask, { invocation }: BulkSettings, io: Io): Promise<FilesAgainst> {
  const { results, lost, notes } = await gather({ ...invocation, paths: task.files ?? ['.'] }, io);
  const compared = await againstHead(task.absolute, head, results, invocation.maxSize, io);
  if (!compared.ok) return compared;
  const own = setForeignApart(compared.files);
  return { ok: true, files: own.files, lost, notes: [...notes, ...own.notes] };
}
