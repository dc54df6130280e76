import { isInside } from '../facts/directories.ts';
import type { Hazard } from '../plan/types.ts';
import { resolvePath } from '../facts/paths.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

const STATE = ['/run', '/var/run', '/var/lib', '/var/log', '/var/spool', '/var/cache'];

/** A RUN that makes an empty file where programs keep state shows that the program writes there. */
export function stateFiles(judged: Judged): readonly Hazard[] {
  const { doings, file, owned } = judged;
  const evidence = doings.commands
    .filter(({ program, args }) => program === 'touch' && args.some((arg) => arg !== undefined && isUnownedState(arg)))
    .map(({ by, text }) => instructionEvidence(file, by, text));
  if (evidence.length === 0) return [];
  return [{ code: 'state-files', level: 'unsafe', message: 'the image prepares files for its program to write, which the user will not own', evidence }];

  function isUnownedState(arg: string): boolean {
    const path = resolvePath(arg);
    return arg.startsWith('/') && STATE.some((directory) => isInside(path, directory)) && !owned.some((directory) => isInside(path, directory.path));
  }
}
