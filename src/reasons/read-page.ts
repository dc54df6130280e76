import { readFileSync } from 'node:fs';
import type { ReasonCode } from './reasons.ts';

/** The page of a reason, in Markdown: why, before and after, what to verify, how to waive. Throws if the package lacks it. */
export function readPage(code: ReasonCode): string {
  // Compiled code runs from <out>/src/reasons, the pages stay where they were written.
  return readFileSync(new URL(`../../../docs/reasons/${code}.md`, import.meta.url), 'utf8');
}
