import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** A working directory that only the build knows, and RUNs that could not be read. */
export function unread(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const hazards: Hazard[] = [];
  if (stage.workdir === undefined && stage.workdirBy !== undefined) {
    hazards.push({ code: 'workdir-unresolved', level: 'unsafe', message: 'only the build knows the working directory', evidence: [instructionEvidence(file, stage.workdirBy)] });
  }
  if (doings.opaque.length > 0) {
    hazards.push({ code: 'run-unread', level: 'unsafe', message: 'a RUN could not be read, so what it does to users and files is not known', evidence: doings.opaque.map((run) => instructionEvidence(file, run)) });
  }
  return hazards;
}
