import { planFindings } from '../src/plan/plan-finding.ts';
import type { Transform } from '../src/rewrite/transform.ts';

/** Creates the group and the user of a runtime stage, with the tool that its image has, if no identity exists yet. */
export const addUser: Transform = {
  name: 'add-user',
  summary: 'create the group and user that a runtime stage shall run as, if it has none',
  run: ({ outcomes, policy }) =>
    planFindings(outcomes, policy, 'add-user', {
      message: ({ identity }) => `creates the user ${identity.user}`,
      evidence: ({ identity }) => [identity.evidence],
    }),
};
