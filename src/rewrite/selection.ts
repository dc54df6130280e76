import type { Finding, Policy, TransformName } from './types.ts';

export const TRANSFORMS: readonly TransformName[] = ['exec-quotes', 'add-user', 'chown-workdir', 'set-user'];

/** Whether `--only` and `--skip` leave a transform in. */
export function isSelected(policy: Pick<Policy, 'only' | 'skip'>, name: TransformName): boolean {
  return (policy.only.length === 0 || policy.only.includes(name)) && !policy.skip.includes(name);
}

/** Whether a finding's edits are written under a policy. */
export function isWritten(finding: Finding, policy: Pick<Policy, 'unsafe'>): finding is Extract<Finding, { level: 'safe' | 'unsafe' }> {
  return finding.level === 'safe' || (finding.level === 'unsafe' && policy.unsafe);
}
