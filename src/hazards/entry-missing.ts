import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** A runtime stage without CMD and ENTRYPOINT of its own: it may be meant as a base for others. */
export function entryMissing(judged: Judged): readonly Hazard[] {
  const { stage, file, entry } = judged;
  const own = stage.entry.cmd?.by ?? stage.entry.entrypoint?.by;
  const told = judged.uses.some(({ command, entrypoint }) => command !== undefined || entrypoint !== undefined);
  if (own !== undefined || told || entry.broken.length > 0) return [];
  const { image, reference } = stage.rootImage;
  const returns = image?.defaultUser !== undefined && image.defaultUser !== 'root';
  if (returns || image?.entry === 'service') return [];
  const text = image === undefined || !image.configKnown ? `neither CMD nor ENTRYPOINT, and what ${reference} starts is not known` : `neither CMD nor ENTRYPOINT; ${reference} starts ${JSON.stringify(image.cmd ?? image.entrypoint ?? [])}`;
  return [{ code: 'no-entry', level: 'unsafe', message: 'the stage has no entry, so it may be a base for other images, which would need root', evidence: [{ ...instructionEvidence(file, stage.stage.from), text }] }];
}
