import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import type { Fault } from '../types.ts';
import { writtenFindings } from '../written-edits.ts';

/** What is said of the file agrees with what became of its text. */
export function checkOutcome(input: RewriteInput, rewrite: Rewrite): Fault | undefined {
  const { before, after, status } = rewrite;
  const lost = (detail: string): Fault => ({ kind: 'bytes-lost', detail });
  if (before !== input.text) return lost('what it gives for the text before is another text');
  if (rewrite.path !== input.path) return lost('it gives another path');
  const changed = after !== before;
  if (changed && (status === 'failed' || status === 'skipped' || status === 'clean')) return lost(`the file is ${status} and its text changed`);
  if (!changed && status === 'changed') return lost('the file is said to be changed, and is not');
  if (!changed && writtenFindings(rewrite, input.policy).length > 0) return lost('there are edits to write, and the text is the same');
  return undefined;
}
