import { openOutput } from '../bulk/output-folder.ts';
import type { RunRecord } from '../bulk/types.ts';
import { bulkMessages } from './bulk-messages.ts';

/**
 * Opens the output folder of a run over repositories (absolute, and as it was given); the result is the record of an earlier run in it.
 *
 * @throws Error with a sentence for the user
 */
export async function openBulkOutput(absolute: string, given: string): Promise<RunRecord | undefined> {
  const opened = await openOutput(absolute).catch((error: unknown) => {
    throw new Error(bulkMessages.outNotWritten(given, error instanceof Error ? error.message : String(error)), { cause: error });
  });
  if (opened.ok) return opened.earlier;
  switch (opened.why) {
    case 'in-repository':
      throw new Error(bulkMessages.outInRepository(given, opened.repository));
    case 'not-ours':
      throw new Error(bulkMessages.outNotOurs(given));
    case 'not-a-folder':
      throw new Error(bulkMessages.outNoFolder(given));
  }
}
