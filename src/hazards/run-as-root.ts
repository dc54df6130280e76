import { userOf } from '../facts/user.ts';
import type { Hazard } from '../plan/types.ts';
import { DROPPERS } from './programs.ts';
import type { Judged } from './types.ts';

/** A neighbouring file names root as the user that the container runs as: somebody has needed it. */
export function runAsRoot(judged: Judged): readonly Hazard[] {
  const evidence = judged.uses.flatMap(({ users }) => users.filter(({ value }) => userOf(value, undefined).kind === 'root').map((user) => user.evidence));
  const asRoot: readonly Hazard[] = evidence.length === 0 ? [] : [{ code: 'run-as-root', level: 'unsafe', message: 'a neighbouring file runs the image as root, which may be on purpose', evidence }];
  return [...droppedOutside(judged), ...asRoot];
}

/** `entrypoint: gosu app` in compose: only root may become another user. */
function droppedOutside({ entry, uses }: Judged): readonly Hazard[] {
  const told = new Set(uses.flatMap(({ command, entrypoint }) => [command, entrypoint].flatMap((part) => part?.evidence ?? [])));
  const evidence = entry.commands.filter((command) => DROPPERS.has(command.program) && told.has(command.evidence)).map((command) => command.evidence);
  if (evidence.length === 0) return [];
  return [{ code: 'entry-root-work', level: 'manual', message: 'a neighbouring file starts the image as root and becomes another user by itself', evidence }];
}
