import { needsAttention } from '../report/gate.ts';
import type { Rewrite } from '../rewrite/types.ts';
import type { Invocation } from './invocation.ts';

/** 0 done or nothing to do, 1 the verb's own condition, 2 failure, whatever else there is. */
export function exitStatus(invocation: Invocation, files: readonly Rewrite[]): number {
  if (files.some((file) => file.status === 'failed')) return 2;
  const changes = files.some((file) => file.after !== file.before);
  const attention = files.some(needsAttention);
  switch (invocation.verb) {
    case 'check':
      return changes || attention ? 1 : 0;
    case 'diff':
      return changes || (invocation.strict && attention) ? 1 : 0;
    case 'prove':
      return files.some(({ findings }) => findings.some(({ code }) => code === 'proof-breaks' || code === 'proof-open')) ? 1 : 0;
    case 'fix':
    case 'bulk':
      return (invocation.strict && attention) || (invocation.exitNonZeroOnFix && changes) ? 1 : 0;
  }
}
