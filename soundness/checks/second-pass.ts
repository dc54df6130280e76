import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { crashOf } from '../crash.ts';
import type { Fault } from '../types.ts';

/** A second run over the result changes nothing. */
export function checkSecondPass(rewrite: (input: RewriteInput) => Rewrite, input: RewriteInput, text: string): Fault | undefined {
  try {
    const again = rewrite({ ...input, text });
    if (again.after !== text) return { kind: 'not-idempotent', detail: `a second run changes it again (${again.status})` };
    if (again.status === 'failed' || again.status === 'changed') return { kind: 'not-idempotent', detail: `a second run ends as ${again.status}: ${again.reason?.message ?? 'no reason'}` };
    return undefined;
  } catch (error) {
    return crashOf(error, 'a second run');
  }
}
