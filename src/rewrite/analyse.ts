import { addUser } from '../../transforms/add-user.ts';
import { chownWorkdir } from '../../transforms/chown-workdir.ts';
import { execQuotes } from '../../transforms/exec-quotes.ts';
import { setUser } from '../../transforms/set-user.ts';
import { ALONE } from '../context/surroundings.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { callsScripts } from '../facts/calls-scripts.ts';
import { copySources } from '../facts/copy-sources.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { FileFacts } from '../facts/types.ts';
import { buildTargets } from '../neighbours/build-targets.ts';
import { planStages } from '../plan/plan-stages.ts';
import type { StageOutcome } from '../plan/types.ts';
import { findRemarks } from '../remarks/all.ts';
import { isSelected } from './selection.ts';
import type { Transform } from './transform.ts';
import { leaveBroken } from '../waivers/leave-broken.ts';
import { openWaivers } from '../waivers/open-waivers.ts';
import { unusedWaivers } from '../waivers/unused-waivers.ts';
import { waiveStage } from '../waivers/waive-stage.ts';
import type { Finding, Note, Policy } from './types.ts';

/** In the order in which their lines stand where they insert at the same place. */
const PLANNED: readonly Transform[] = [addUser, chownWorkdir, setUser];
export const ALL_TRANSFORMS: readonly Transform[] = [execQuotes, ...PLANNED];

export interface Analysis {
  readonly facts: FileFacts;
  readonly outcomes: readonly StageOutcome[];
  readonly findings: readonly Finding[];
  /** What is said besides the outcomes of the stages. */
  readonly notes: readonly Note[];
}

/** Facts, plans and findings of one parsed file: all that happens between reading and editing. */
export function analyse(file: Dockerfile, policy: Policy, { contexts, uses, dependents, images }: Surroundings = ALONE): Analysis {
  const targets = buildTargets(uses);
  const alone = gatherFacts(file, images, targets);
  const context = contexts?.find(copySources(alone));
  // What COPY takes tells which folder the context is, and only then can the scripts in it be read.
  const facts = context !== undefined && callsScripts(alone) ? gatherFacts(file, images, targets, context) : alone;
  const waivers = openWaivers(file);
  const isKept = ({ place, transform, code }: Finding): boolean => waivers.atLine(place.line, [transform, code]) === undefined;
  const run = (transform: Transform, outcomes: readonly StageOutcome[]): readonly Finding[] =>
    isSelected(policy, transform.name) ? transform.run({ file, facts, outcomes, policy }) : [];
  const damaged = run(execQuotes, []);
  const repairs = damaged.filter(isKept);
  const left = damaged.filter((finding) => !isKept(finding));
  const input = { file, facts, context, policy, uses, dependents };
  const outcomes = planStages(input, (outcome) => waiveStage(leaveBroken(outcome, left), waivers));
  const remarks = findRemarks(input, outcomes);
  const unstartable = isSelected(policy, setUser.name) ? remarks.findings : [];
  const findings = [...PLANNED.flatMap((transform) => run(transform, outcomes)), ...unstartable].filter(isKept);
  const said = remarks.notes.filter(({ place, code }) => waivers.atLine(place.line, [code]) === undefined);
  return { facts, outcomes, findings: [...repairs, ...findings], notes: [...left.map((finding) => waivedNote(finding)), ...said, ...unusedWaivers(waivers.unused())] };
}

/** Of a finding about one instruction that a comment waives. */
function waivedNote({ place, evidence }: Finding): Note {
  return { code: 'waived', place, message: 'left as it is: a comment in the file says so', evidence };
}
