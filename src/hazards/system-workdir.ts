import { isInside, isRootHome, isScratchSpace, isSystemDirectory } from '../facts/directories.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** The application lives in a directory that the system ships, which nobody may own. */
export function systemWorkdir(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const { workdir, workdirBy } = stage;
  if (workdir === undefined || workdirBy === undefined || workdir.path === '/' || isRootHome(workdir.path)) return [];
  if (!isSystemDirectory(workdir.path) || isScratchSpace(workdir.path)) return [];
  const filled = doings.operations.filter((operation) => operation.kind === 'copy' && isInside(operation.path.path, workdir.path));
  if (filled.length === 0) return [];
  return [{ code: 'system-workdir', level: 'unsafe', message: `the working directory ${workdir.path} belongs to the system, so the user cannot own it`, evidence: [instructionEvidence(file, workdirBy), ...filled.map((copy) => instructionEvidence(file, copy.by))] }];
}
