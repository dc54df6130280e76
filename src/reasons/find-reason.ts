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
  return REASONS.find((reason): reason is Extract<typeof reason, { readonly outcome: 'unsafe' }> => reason.outcome === 'unsafe' && findReason(name)?.code === reason.code)?.code;
}
