import type { Reason } from '../../src/reasons/types.ts';

/** What only a proof shows, or only a whole repository. */
const BEYOND_A_FILE: ReadonlySet<Reason['of']> = new Set(['proof', 'repository']);

/**
 * Whether the text of a file can show a reason. What git, the disk or the command line refuses, what a proof shows, and what is said of a whole
 * repository is tested where that happens.
 */
export function isShownByFile({ outcome, of }: Reason): boolean {
  return outcome !== 'failed' && !BEYOND_A_FILE.has(of);
}
