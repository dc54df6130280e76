import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeContent, escapeJson } from '../report/escape.ts';
import { pendingWrite } from '../write/pending-writes.ts';
import type { Outcome } from './outcome.ts';
import { replaceFolder } from './replace-folder.ts';
import type { RepositoryResult } from './types.ts';

/** Folder of the repositories' own folders, in the output folder. */
export const REPOSITORIES = 'repos';

/**
 * Puts what became of a repository into its folder of the output, in place of what stood there, as a whole: a process that is killed leaves
 * the old folder, the new one or none, and none counts as not worked on.
 *
 * @throws Error of the file system
 */
export function storeOutcome(out: string, outcome: Outcome): Promise<void> {
  return pendingWrite(replaceFolder(join(out, REPOSITORIES), outcome.result.folder, (made) => fill(made, outcome)));
}

async function fill(made: string, { result, patch, message }: Outcome): Promise<void> {
  if (patch !== undefined) await writeFile(join(made, 'changes.patch'), patch);
  if (message !== undefined) await writeFile(join(made, 'message.md'), message);
  if (result.status === 'failed') await writeFile(join(made, 'error.txt'), errorText(result));
  await writeFile(join(made, 'findings.json'), `${escapeJson(JSON.stringify(result, undefined, 2))}\n`, { flush: true });
}

function errorText({ path, code, message }: RepositoryResult): string {
  const lines = [`${path}: ${code}`, ...message.split('\n'), `unroot explain ${code} says more`];
  return lines.map((line) => `${escapeContent(line)}\n`).join('');
}
