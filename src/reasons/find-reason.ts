import { REASONS } from './reasons.ts';
import type { AssumableCode } from './reasons.ts';
import type { Reason } from './types.ts';

const ALL: readonly Reason[] = REASONS;

/** The reason of a code, or of the assumption that settles one (`fresh-volumes`). */
export function findReason(name: string): Reason | undefined {
  return ALL.find(({ code, assumption }) => code === name || assumption === name);
}

/** The code that `--assume` or the configuration means, by its own name or its assumption's; undefined where it cannot be assumed. */
export function assumableCode(name: string): AssumableCode | undefined {
  const code = findReason(name)?.code;
  return ASSUMABLE.find((reason) => reason.code === code)?.code;
}

type Assumable = Extract<(typeof REASONS)[number], { readonly code: AssumableCode }>;
const ASSUMABLE: readonly Assumable[] = REASONS.filter((reason): reason is Assumable => reason.outcome === 'unsafe' && !('of' in reason));

/** All names that `--assume` takes. */
export function assumableNames(): readonly string[] {
  return ASSUMABLE.flatMap(({ code, ...rest }) => ('assumption' in rest ? [code, rest.assumption] : [code]));
}
