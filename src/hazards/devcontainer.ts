import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** A development container: people install and try things in it, and its editor sets up a user by `remoteUser`. */
export function devcontainer({ uses }: Judged): readonly Hazard[] {
  const evidence = uses.filter(({ kind }) => kind === 'devcontainer').map((use) => use.evidence);
  if (evidence.length === 0) return [];
  return [{ code: 'devcontainer', level: 'manual', message: 'the image is a development container: its user belongs into devcontainer.json (remoteUser), if anywhere', evidence }];
}
