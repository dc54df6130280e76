import { planFindings } from '../src/plan/plan-finding.ts';
import type { Transform } from '../src/rewrite/transform.ts';

/** Gives the identity of a runtime stage its application directory and the other directories that it must write. */
export const chownWorkdir: Transform = {
  name: 'chown-workdir',
  summary: 'give the user the WORKDIR and the other directories that its program writes',
  run: ({ outcomes, policy }) =>
    planFindings(outcomes, policy, 'chown-workdir', {
      message: ({ identity, owned }) => `gives ${owned.length === 0 ? 'what COPY and ADD bring' : owned.map((directory) => directory.path).join(', ')} to ${identity.user}`,
      evidence: ({ owned }) => owned.map((directory) => directory.why),
    }),
};
