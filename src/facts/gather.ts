import type { Dockerfile, Stage } from '../dockerfile/types.ts';
import { baseStage, stageRoles } from './runtime-stages.ts';
import { gatherStage } from './stage.ts';
import { findSwallowed } from './swallowed.ts';
import type { FileFacts, StageFacts } from './types.ts';
import type { Scope } from './variables.ts';

/** Computes what is known of a file, stage by stage, once; nothing later reads the instructions on its own. */
export function gatherFacts(file: Dockerfile): FileFacts {
  const roles = stageRoles(file);
  const gathered: { facts: StageFacts; scope: Scope }[] = [];
  for (const stage of file.stages) {
    const below = baseOf(file, stage, gathered);
    const role = roles[stage.index] ?? { leaf: true, runtime: true };
    gathered.push(gatherStage({ file, stage, below, role }));
  }
  return { stages: gathered.map(({ facts }) => facts), swallowed: findSwallowed(file) };
}

function baseOf<T>(file: Dockerfile, stage: Stage, gathered: readonly T[]): T | undefined {
  const base = baseStage(file, stage);
  return base === undefined ? undefined : gathered[base.index];
}
