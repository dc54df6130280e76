import type { BuildContext } from '../context/context.ts';
import type { Dockerfile, Stage } from '../dockerfile/types.ts';
import { lookupImage } from '../images/lookup.ts';
import type { LookupImage } from '../images/types.ts';
import { baseStage, stageRoles } from './runtime-stages.ts';
import type { BuildTargets } from './runtime-stages.ts';
import { gatherStage } from './stage.ts';
import { findSwallowed } from './swallowed.ts';
import type { FileFacts, StageFacts } from './types.ts';
import type { Scope } from './variables.ts';

/**
 * Computes what is known of a file, stage by stage, once; nothing later reads the instructions on its own.
 *
 * @param images what is known of base images
 * @param targets names of stages that something outside the file builds and runs
 * @param context where the scripts are that RUNs call
 */
export function gatherFacts(file: Dockerfile, images: LookupImage = lookupImage, targets: BuildTargets = new Map(), context?: BuildContext): FileFacts {
  const roles = stageRoles(file, targets);
  const gathered: { facts: StageFacts; scope: Scope }[] = [];
  for (const stage of file.stages) {
    const below = baseOf(file, stage, gathered);
    const role = roles[stage.index] ?? { leaf: true, runtime: true, children: [], choices: [] };
    gathered.push(gatherStage({ file, stage, below, role, images, context }));
  }
  return { stages: gathered.map(({ facts }) => facts), swallowed: findSwallowed(file) };
}

function baseOf<T>(file: Dockerfile, stage: Stage, gathered: readonly T[]): T | undefined {
  const base = baseStage(file, stage);
  return base === undefined ? undefined : gathered[base.index];
}
