import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mergeRuns, readRuns } from '../bulk/merge.ts';
import { startOver, writeRunRecord } from '../bulk/output-folder.ts';
import { concludeBulk } from './conclude-bulk.ts';
import type { BulkWishes, Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';
import { openBulkOutput } from './open-bulk-output.ts';

/** Joins the results of several runs into one, with its reports. */
export async function bulkMerge(invocation: Invocation, wishes: BulkWishes, io: Io): Promise<number> {
  const out = resolve(io.cwd, wishes.out);
  const folders = invocation.paths.map((path) => resolve(io.cwd, path));
  await openBulkOutput(out, wishes.out);
  const [realOut, ...reals] = await Promise.all([out, ...folders].map((path) => realpath(path).catch(() => path)));
  if (reals.some((real) => real === realOut)) throw new Error(bulkMessages.mergeIntoItself(wishes.out));
  const read = await readRuns(folders);
  if (!read.ok) {
    const given = invocation.paths[folders.indexOf(read.folder)] ?? read.folder;
    throw new Error(read.why === 'no-run' ? bulkMessages.notARun(given) : bulkMessages.otherRun(given));
  }
  await startOver(out);
  await writeRunRecord(out, read.record);
  return await concludeBulk(out, read.record, await mergeRuns(folders, read.record, out), invocation, io);
}
