import type { ReasonCode } from '../reasons/reasons.ts';
import type { Finding, Policy, TransformName } from './types.ts';

export const TRANSFORMS: readonly TransformName[] = ['exec-quotes', 'add-user', 'chown-workdir', 'set-user'];

/** Whether `--only` and `--skip` leave a transform in. */
export function isSelected(policy: Pick<Policy, 'only' | 'skip'>, name: TransformName): boolean {
  return (policy.only.length === 0 || policy.only.includes(name)) && !policy.skip.includes(name);
}

/** Whether the policy takes a reason for settled. */
export function isAssumed({ assume = [] }: Pick<Policy, 'assume'>, code: ReasonCode): boolean {
  return assume.some((assumed) => assumed === code);
}

/** Whether a finding's edits are written under a policy. */
export function isWritten(finding: Finding, policy: Pick<Policy, 'unsafe'>): finding is Extract<Finding, { level: 'safe' | 'unsafe' }> {
  return finding.level === 'safe' || (finding.level === 'unsafe' && policy.unsafe);
}
