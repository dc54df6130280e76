import { stageChain } from '../facts/chain.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { isNumber } from '../facts/is-number.ts';
import type { ImageFacts } from '../images/types.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/**
 * A build argument chooses among several stages of the file: what is written for one of them (how a user is created, whether
 * there is a shell) need not work on the others.
 */
export function variableBase({ stage, facts, file, identity }: Judged): readonly Hazard[] {
  const own = stage.rootImage.image;
  const chosen = stageChain(stage).filter(({ choices }) => choices.length > 1 && choices.some((index) => !isAlike(own, facts.stages[index]?.rootImage.image)));
  // A number needs nothing of the base.
  if (chosen.length === 0 || (identity.create === undefined && isNumber(identity.user))) return [];
  const evidence = chosen.flatMap(({ stage: link, choices }) => [
    instructionEvidence(file, link.from),
    ...choices.flatMap((index) => {
      const from = facts.stages[index]?.stage.from;
      return from === undefined ? [] : [instructionEvidence(file, from)];
    }),
  ]);
  return [{ code: 'variable-base', level: 'unsafe', message: 'a build argument chooses the stage that this one is built from, and the others may create users in another way', evidence }];
}

/** Users are made alike in both. */
function isAlike(one: ImageFacts | undefined, other: ImageFacts | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.family === other.family && one.userTool === other.userTool && one.shell === other.shell && one.builtinUser?.name === other.builtinUser?.name;
}
