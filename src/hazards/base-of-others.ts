import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** Other Dockerfiles of the tree build on the image: their RUNs and COPYs would start as the new user. */
export function baseOfOthers(judged: Judged): readonly Hazard[] {
  const { dependents } = judged;
  if (dependents.length === 0 || !mayBeMeant(judged)) return [];
  const evidence = dependents.slice(0, MOST_SHOWN);
  return [{ code: 'base-of-others', level: 'manual', message: 'other Dockerfiles build on this image, and their instructions would run as the new user', evidence }];
}

const MOST_SHOWN = 5;

/** Of a file that builds several images it is not told which one the others mean: not one that is built without a name. */
function mayBeMeant({ stage, facts, uses }: Judged): boolean {
  const isLast = stage.stage.index === facts.stages.length - 1;
  return isLast || uses.length === 0 || uses.some(({ images }) => images.length > 0);
}
