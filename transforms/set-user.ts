import { placeOf } from '../src/dockerfile/lines.ts';
import { SWALLOWED } from '../src/hazards/swallowed.ts';
import { planFindings } from '../src/plan/plan-finding.ts';
import type { Transform, TransformInput } from '../src/rewrite/transform.ts';
import type { Finding } from '../src/rewrite/types.ts';

/** Puts USER before the entry of a runtime stage, and says of every stage that stays root what a person must decide. */
export const setUser: Transform = {
  name: 'set-user',
  summary: 'run as that user: USER before CMD and ENTRYPOINT, and back to it after a last USER root',
  run: (input) => [
    ...planFindings(input.outcomes, input.policy, 'set-user', {
      message: ({ identity, hazards }) => `runs as ${identity.operand} instead of ${hazards.some(({ code }) => code === 'unknown-base') ? "the base's own user, which is not known" : 'root'}`,
      evidence: ({ identity, restored }) => [identity.evidence, ...restored],
    }),
    ...manualFindings(input),
    ...swallowedElsewhere(input),
  ],
};

function manualFindings({ outcomes }: TransformInput): readonly Finding[] {
  return outcomes.flatMap((outcome): readonly Finding[] => {
    if (outcome.kind !== 'manual') return [];
    const { subject, hazards } = outcome;
    const [worst] = hazards;
    const place = worst.evidence.find((evidence) => evidence.place !== undefined && evidence.file === undefined)?.place;
    return [
      {
        transform: 'set-user',
        level: 'manual',
        code: worst.code,
        place: place ?? placeOf(subject.file, subject.stage.stage.from.span.start),
        message: worst.message,
        evidence: hazards.flatMap((hazard) => hazard.evidence),
      },
    ];
  });
}

/** Swallowed instructions in stages that no plan has reported. */
function swallowedElsewhere({ facts, outcomes }: TransformInput): readonly Finding[] {
  const reported = outcomes.some((outcome) => outcome.kind === 'manual' && outcome.hazards.some((hazard) => hazard.code === 'swallowed-instruction'));
  if (reported) return [];
  return facts.swallowed.map(({ place, keyword }) => ({
    transform: 'set-user',
    level: 'manual',
    code: 'swallowed-instruction',
    place,
    message: SWALLOWED,
    evidence: [{ place, text: `${keyword} …` }],
  }));
}
