import type { Hazard, StageOutcome, StagePlan } from '../plan/types.ts';
import type { Waiver, Waivers } from './types.ts';

/**
 * What becomes of a stage once the file's waivers are heard: one that names its user, a part of its plan or any of its
 * reasons leaves the whole stage as it is, because a stage is hardened whole or not at all. What is said of a line of another
 * stage, as of one that this one is built from, is waived there too.
 */
export function waiveStage(outcome: StageOutcome, waivers: Waivers): StageOutcome {
  if (outcome.kind !== 'plan' && outcome.kind !== 'manual') return outcome;
  const waiver = waivers.ofStage(outcome.subject.stage.stage.index, namesOf(outcome)) ?? atEvidence(outcome, waivers);
  if (waiver === undefined) return outcome;
  return { kind: 'clean', subject: outcome.subject, code: 'waived', message: 'left as it is: a comment in the file says so', evidence: [waiver.evidence] };
}

type Decided = Extract<StageOutcome, { readonly kind: 'plan' | 'manual' }>;

function namesOf(outcome: Decided): readonly string[] {
  const codes = hazardsOf(outcome).map(({ code }) => code);
  // What is settled is not what a report names.
  const isSafe = outcome.kind === 'plan' && outcome.plan.hazards.length === 0;
  return ['set-user', ...(outcome.kind === 'plan' ? partsOf(outcome.plan) : []), ...codes, ...(isSafe ? ['runs-as-root'] : [])];
}

/** Those that the policy takes for settled count too: the author of the file has said otherwise. */
function hazardsOf(outcome: Decided): readonly Hazard[] {
  return outcome.kind === 'plan' ? [...outcome.plan.hazards, ...outcome.plan.assumed] : outcome.hazards;
}

function partsOf({ edits }: StagePlan): readonly string[] {
  return Object.entries(edits).flatMap(([part, list]) => (list.length > 0 ? [part] : []));
}

/** Reports show the first evidence of a manual finding as its place: there its reader puts the waiver. */
function atEvidence(outcome: Decided, waivers: Waivers): Waiver | undefined {
  for (const { code, evidence } of hazardsOf(outcome)) {
    const names = outcome.kind === 'manual' ? ['set-user', code] : [code];
    for (const { file, place } of evidence) {
      const waiver = file === undefined && place !== undefined ? waivers.atLine(place.line, names) : undefined;
      if (waiver !== undefined) return waiver;
    }
  }
  return undefined;
}
