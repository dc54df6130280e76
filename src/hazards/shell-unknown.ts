import { isPosixShell } from '../facts/run-text.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** RUNs go to a program that is no POSIX shell, so that nothing can be inserted in its language. */
export function shellUnknown(judged: Judged): readonly Hazard[] {
  const { stage, file } = judged;
  if (isPosixShell(stage.shell)) return [];
  const by = stage.stage.instructions.findLast(({ keyword }) => keyword === 'SHELL') ?? stage.stage.from;
  return [{ code: 'shell-unknown', level: 'manual', message: `RUN goes to ${JSON.stringify(stage.shell)}, which is no POSIX shell`, evidence: [instructionEvidence(file, by)] }];
}
