import { isInside, isSystemDirectory } from '../facts/directories.ts';
import { builtinUser } from '../plan/identity/image-accounts.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** The application lives in the home directory of an account that the image has for something else. */
export function foreignHome(judged: Judged): readonly Hazard[] {
  const { stage, owned, identity, file } = judged;
  const user = builtinUser(judged);
  const { home } = user ?? {};
  if (user === undefined || home === undefined || user.name === identity.user || isSystemDirectory(home)) return [];
  const inside = owned.filter((directory) => isInside(directory.path, home));
  if (inside.length === 0) return [];
  const from = instructionEvidence(file, stage.stage.from, `${home} is the home of the image's user ${user.name}`);
  return [{ code: 'foreign-home', level: 'unsafe', message: `the application lives in the home directory of ${user.name}, an account of the base image`, evidence: [...inside.map(({ why }) => why), from] }];
}
