import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** A final `USER root` with nothing but the entry behind it: somebody may have meant it. */
export function explicitRoot(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const { setBy } = stage.user;
  if (stage.user.kind !== 'root' || setBy === undefined || doings.users.length > 0) return [];
  const at = stage.stage.instructions.indexOf(setBy);
  const work = stage.stage.instructions.slice(at + 1).some(({ keyword }) => keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
  // Somebody has tried another user and gone back: `#USER app` right above.
  const triedAnother = file.comments.some(({ line, text }) => line >= setBy.first - 2 && line < setBy.first && /^#+\s*USER\s/i.test(text));
  if (at !== -1 && work && !triedAnother) return [];
  return [{ code: 'explicit-root', level: 'unsafe', message: 'the file says USER root right before its entry, which may be on purpose', evidence: [instructionEvidence(file, setBy)] }];
}
