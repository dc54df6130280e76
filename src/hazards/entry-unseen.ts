import type { Hazard } from '../plan/types.ts';
import { isSelected } from '../rewrite/selection.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** An entry script that nobody could read, and an entry that comes from an image which is not known well enough. */
export function entryUnseen(judged: Judged): readonly Hazard[] {
  const { unseen, broken } = judged.entry;
  const hazards: Hazard[] = [];
  if (broken.length > 0) {
    hazards.push({ code: 'entry-broken', level: 'manual', message: 'the entry is a damaged array, so nobody can say what it starts', evidence: broken });
  }
  if (unseen.length > 0) {
    hazards.push({ code: 'entry-unseen', level: 'unsafe', message: 'the entry script could not be read, and may do work that only root can do', evidence: unseen });
  }
  const { entrypoint, cmd } = judged.stage.entry;
  const repaired = [entrypoint, cmd].flatMap((part) => (part?.form === 'exec' && part.repair !== 'none' && part.by !== undefined ? [{ by: part.by, repair: part.repair }] : []));
  const evidence = repaired.map(({ by }) => instructionEvidence(judged.file, by));
  if (repaired.length > 0 && !isSelected(judged.policy, 'exec-quotes')) {
    hazards.push({ code: 'entry-broken', level: 'manual', message: 'the entry is a damaged array, and exec-quotes, which repairs it, is left out', evidence });
  } else if (repaired.some(({ repair }) => repair === 'unsafe')) {
    hazards.push({ code: 'entry-guessed', level: 'unsafe', message: 'the entry is a damaged array whose repair is a guess', evidence });
  }
  return hazards;
}
