import { isInside } from '../facts/directories.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** mkdir of directories whose names the build may override: they cannot be given by name. */
export function variableDirectories(judged: Judged): readonly Hazard[] {
  const evidence = judged.doings.operations.flatMap((operation) =>
    (operation.kind === 'mkdir' || operation.kind === 'volume') && operation.path.overridable && !judged.owned.some((directory) => isInside(operation.path.path, directory.path))
      ? [instructionEvidence(judged.file, operation.by, operation.text)]
      : [],
  );
  if (evidence.length === 0) return [];
  return [{ code: 'variable-directory', level: 'unsafe', message: 'directories are made whose names the build may change, so the user may not own them', evidence }];
}
