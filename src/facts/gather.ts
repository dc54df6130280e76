import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts';
import { readArgs } from './key-values.ts';
import { baseStage, stageRoles } from './runtime-stages.ts';
import { gatherStage } from './stage.ts';
import { findSwallowed } from './swallowed.ts';
import type { FileFacts, StageFacts } from './types.ts';
import { Scope } from './variables.ts';

/** Computes what is known of a file, stage by stage, once; nothing later reads the instructions on its own. */
export function gatherFacts(file: Dockerfile): FileFacts {
  const roles = stageRoles(file);
  const globals = globalArgs(file);
  const gathered: { facts: StageFacts; scope: Scope }[] = [];
  for (const stage of file.stages) {
    const below = baseOf(file, stage, gathered);
    const role = roles[stage.index] ?? { leaf: true, runtime: true };
    gathered.push(gatherStage({ file, stage, below, globals, role }));
  }
  return { stages: gathered.map(({ facts }) => facts), swallowed: findSwallowed(file) };
}

function baseOf<T>(file: Dockerfile, stage: Stage, gathered: readonly T[]): T | undefined {
  const base = baseStage(file, stage);
  return base === undefined ? undefined : gathered[base.index];
}

/** ARGs before the first FROM: `undefined` where there is no default. */
function globalArgs(file: Dockerfile): ReadonlyMap<string, string | undefined> {
  const globals = new Map<string, string | undefined>();
  const scope = Scope.start(new Map(), {});
  for (const instruction of beforeFirstStage(file)) {
    for (const { name, value } of readArgs(instruction.rest, file.escape, scope)) {
      globals.set(name, value);
      scope.setArg(name, value);
    }
  }
  return globals;
}

function beforeFirstStage(file: Dockerfile): readonly Instruction[] {
  return file.instructions.filter((instruction) => instruction.stage === -1 && instruction.keyword === 'ARG');
}
