import { addUser } from '../../transforms/add-user.ts';
import { chownWorkdir } from '../../transforms/chown-workdir.ts';
import { execQuotes } from '../../transforms/exec-quotes.ts';
import { setUser } from '../../transforms/set-user.ts';
import { ALONE } from '../context/surroundings.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { FileFacts } from '../facts/types.ts';
import { planStage } from '../plan/plan-stage.ts';
import type { StageOutcome } from '../plan/types.ts';
import { isSelected } from './selection.ts';
import type { Transform } from './transform.ts';
import type { Finding, Policy } from './types.ts';

/** In the order in which their lines stand where they insert at the same place. */
export const ALL_TRANSFORMS: readonly Transform[] = [execQuotes, addUser, chownWorkdir, setUser];

export interface Analysis {
  readonly facts: FileFacts;
  readonly outcomes: readonly StageOutcome[];
  readonly findings: readonly Finding[];
}

/** Facts, plans and findings of one parsed file: all that happens between reading and editing. */
export function analyse(file: Dockerfile, policy: Policy, { contexts, uses, dependents, images }: Surroundings = ALONE): Analysis {
  const facts = gatherFacts(file, images, new Set(uses.flatMap(({ target }) => target?.toLowerCase() ?? [])));
  const context = contexts?.find(copySources(facts));
  const outcomes = facts.stages.flatMap((stage) => planStage({ file, facts, context, policy, uses, dependents }, stage) ?? []);
  const findings = ALL_TRANSFORMS.filter(({ name }) => isSelected(policy, name)).flatMap((transform) => transform.run({ file, facts, outcomes, policy }));
  return { facts, outcomes, findings };
}

/** What COPY and ADD take from the build context: it tells which folder that is. */
function copySources(facts: FileFacts): readonly string[] {
  const sources = facts.stages.flatMap((stage) =>
    stage.own.operations.flatMap((operation) => (operation.kind === 'copy' && operation.from === undefined ? operation.sources : [])),
  );
  return [...new Set(sources)];
}
