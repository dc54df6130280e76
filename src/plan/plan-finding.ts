import { placeOf } from '../dockerfile/lines.ts';
import type { Edit } from '../dockerfile/types.ts';
import { isSelected } from '../rewrite/selection.ts';
import type { Evidence, Finding, Policy } from '../rewrite/types.ts';
import type { StageOutcome, StagePlan } from './types.ts';

export type PlanTransform = keyof StagePlan['edits'];
const PARTS: readonly PlanTransform[] = ['add-user', 'chown-workdir', 'set-user'];

/** The parts that a plan needs and `--only` or `--skip` leaves out. */
export function missingParts(plan: StagePlan, policy: Policy): readonly PlanTransform[] {
  return PARTS.filter((name) => plan.edits[name].length > 0 && !isSelected(policy, name));
}

interface Part {
  readonly message: (plan: StagePlan) => string;
  readonly evidence: (plan: StagePlan) => readonly Evidence[];
}

/**
 * The findings of one transform over the shared plans. A stage is hardened whole or not at all: all three parts carry
 * the stage's level, and none is written if a part that the plan needs is left out.
 */
export function planFindings(outcomes: readonly StageOutcome[], policy: Policy, transform: PlanTransform, part: Part): readonly Finding[] {
  return outcomes.flatMap((outcome): readonly Finding[] => {
    if (outcome.kind !== 'plan') return [];
    const { plan, subject } = outcome;
    const missing = missingParts(plan, policy);
    const [first, ...rest]: readonly Edit[] = plan.edits[transform];
    if (first === undefined) return [];
    const place = placeOf(subject.file, first.start);
    if (missing.length > 0) {
      const message = `left as it is: the stage also needs ${missing.join(' and ')}, which --only or --skip leaves out`;
      return [{ transform, level: 'manual', code: 'part-left-out', place, message, evidence: [] }];
    }
    const [worst] = plan.hazards;
    const hazards = plan.hazards.flatMap((hazard) => hazard.evidence);
    const assumptions = plan.assumed.flatMap(({ code, evidence }) => evidence.map((each) => ({ ...each, text: `${each.text} (${code}: assumed settled)` })));
    // Said once for each stage: the three parts stand or fall together.
    const reason = worst === undefined || transform !== 'set-user' ? '' : `; ${worst.message}`;
    return [
      {
        transform,
        level: worst === undefined ? 'safe' : 'unsafe',
        code: worst?.code ?? 'runs-as-root',
        place,
        message: part.message(plan) + reason,
        evidence: [...part.evidence(plan), ...hazards, ...assumptions],
        edits: [first, ...rest],
      },
    ];
  });
}
