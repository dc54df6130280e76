import type { Edit } from '../src/dockerfile/types.ts';
import { isWritten } from '../src/rewrite/selection.ts';
import type { Finding, Policy, Rewrite } from '../src/rewrite/types.ts';

export type WrittenFinding = Extract<Finding, { level: 'safe' | 'unsafe' }>;

/** The findings whose edits must stand in the result: none where nothing was to be written. */
export function writtenFindings({ status, findings }: Rewrite, policy: Policy): readonly WrittenFinding[] {
  return status === 'failed' || status === 'skipped' ? [] : findings.filter((finding) => isWritten(finding, policy));
}

/** Their edits in the order of the text; insertions at one offset as they come. */
export function writtenEdits(rewrite: Rewrite, policy: Policy): readonly Edit[] {
  const edits = writtenFindings(rewrite, policy).flatMap((finding) => finding.edits);
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
