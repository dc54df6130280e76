import type { StageFacts } from '../facts/types.ts';
import type { Policy } from '../rewrite/types.ts';
import { asRewritten } from './as-rewritten.ts';
import { missingParts } from './plan-finding.ts';
import { planStage } from './plan-stage.ts';
import { onlyRestorable } from './restore-root.ts';
import type { PlanInput } from './to-subject.ts';
import type { StageOutcome, StagePlan } from './types.ts';

/**
 * Plans every stage of a file, in its order. A stage that is built on one which is rewritten is planned on what that will be, so
 * that both plans hold together, and a second run finds what the first has planned.
 *
 * @param settle has the last word on each outcome
 */
export function planStages(input: PlanInput, settle: (outcome: StageOutcome) => StageOutcome): readonly StageOutcome[] {
  const rewritten = new Map<number, StageFacts>();
  return input.facts.stages.flatMap((stage) => {
    const below = stage.base.kind === 'stage' ? rewritten.get(stage.base.facts.stage.index) : undefined;
    const now: StageFacts = below === undefined ? stage : { ...stage, base: { kind: 'stage', facts: below } };
    const planned = planStage(input, now);
    const outcome = planned === undefined ? undefined : settle(onlyRestorable(planned, input.facts));
    if (stage.children.length > 0) {
      if (outcome?.kind === 'plan' && isWholeAndWritten(outcome.plan, input.policy)) rewritten.set(stage.stage.index, asRewritten(now, outcome.plan));
      else if (below !== undefined) rewritten.set(stage.stage.index, now);
    }
    return outcome ?? [];
  });
}

function isWholeAndWritten(plan: StagePlan, policy: Policy): boolean {
  return (plan.hazards.length === 0 || policy.unsafe) && missingParts(plan, policy).length === 0;
}
