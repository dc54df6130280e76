import type { BuildContext } from '../context/context.ts';
import type { Dockerfile } from '../dockerfile/types.ts';
import { chainDoings } from '../facts/chain.ts';
import { readEntry } from '../facts/entry-reading.ts';
import type { FileFacts, StageFacts } from '../facts/types.ts';
import type { ImageUse } from '../neighbours/types.ts';
import type { Evidence, Policy } from '../rewrite/types.ts';
import type { Subject } from './types.ts';

/** All that is known of a file and around it. */
export interface PlanInput {
  readonly file: Dockerfile;
  readonly facts: FileFacts;
  readonly context: BuildContext | undefined;
  readonly policy: Policy;
  readonly uses: readonly ImageUse[];
  readonly dependents: readonly Evidence[];
}

/** One stage with all that is decided from. */
export function toSubject(input: PlanInput, stage: StageFacts): Subject {
  const { file, facts, context, policy, dependents } = input;
  const uses = input.uses.filter(({ target }) => isTarget(target, stage, facts));
  return { file, facts, context, policy, uses, dependents, stage, doings: chainDoings(stage), entry: readEntry(input, stage) };
}

/** Without a target, or with an empty one, a build takes the last stage. */
function isTarget(target: string | undefined, { stage }: StageFacts, { stages }: FileFacts): boolean {
  if (target === undefined || target === '') return stage.index === stages.length - 1;
  return target.toLowerCase() === stage.name || target === String(stage.index);
}
