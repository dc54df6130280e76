import { createHash } from 'node:crypto';
import { looksLikeCommand } from './ci-commands.ts';

/** Lines of a patch that a CI system could take for commands. */
export interface PatchCommands {
  readonly count: number;
  /** Where the first one stands, as a line of the changed file; 1 for the header. */
  readonly line: number;
}

/** Undefined where there is none. */
export function findPatchCommands(patch: string): PatchCommands | undefined {
  let count = 0;
  let first = 1;
  let line = 1;
  for (const text of patch.split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)?.[1];
    if (start !== undefined) line = Number(start) - 1;
    else if (text.startsWith('+') || text.startsWith(' ')) line++;
    // A runner may also end lines at a carriage return (.NET, StreamReader.ReadLine).
    if (!text.split('\r').some(looksLikeCommand)) continue;
    if (count === 0) first = Math.max(line, 1);
    count++;
  }
  return count === 0 ? undefined : { count, line: first };
}

/**
 * The patch between lines that make GitHub Actions ignore commands in it. `git apply` and GNU patch pass over lines
 * around a patch. The token is the hash of the patch, because no text can hold its own: it cannot end the silence.
 */
export function stopCommands(patch: string): string {
  const token = createHash('sha256').update(patch).digest('hex');
  return `::stop-commands::${token}\n${patch}::${token}::\n`;
}
