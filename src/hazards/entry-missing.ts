import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from './evidence.ts';
import type { Judged } from './types.ts';

/** A runtime stage without CMD and ENTRYPOINT of its own: it may be meant as a base for others. */
export function entryMissing(judged: Judged): readonly Hazard[] {
  const { stage, file, entry } = judged;
  const own = stage.entry.cmd?.by ?? stage.entry.entrypoint?.by;
  if (own !== undefined || entry.broken.length > 0) return [];
  const { image, reference } = stage.rootImage;
  const returns = image?.defaultUser !== undefined && image.defaultUser !== 'root';
  if (returns || image?.entry === 'service') return [];
  const text = image === undefined ? `neither CMD nor ENTRYPOINT, and ${reference} is not known` : `neither CMD nor ENTRYPOINT; ${reference} starts ${JSON.stringify(image.cmd ?? image.entrypoint ?? [])}`;
  return [{ code: 'no-entry', level: 'unsafe', message: 'the stage has no entry, so it may be a base for other images, which would need root', evidence: [{ ...instructionEvidence(file, stage.stage.from), text }] }];
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'fish', 'tail', 'sleep']);

/** The entry is a bare shell (or only waits): what is done in the image is done by hand, maybe as root. */
export function entryIsShell(judged: Judged): readonly Hazard[] {
  const { stage, entry } = judged;
  if ((stage.entry.cmd?.by ?? stage.entry.entrypoint?.by) === undefined) return [];
  const own = entry.commands.filter(({ inScript, evidence }) => !inScript && evidence.place !== undefined);
  const shells = own.filter(({ program, command }) => SHELLS.has(program) && command.args.every((word) => word.value === undefined || word.value.startsWith('-') || program === 'tail' || program === 'sleep'));
  if (own.length === 0 || shells.length !== own.length) return [];
  return [{ code: 'shell-entry', level: 'unsafe', message: 'the image starts a bare shell, so what runs in it is not known and may need root', evidence: shells.map(({ evidence }) => evidence) }];
}
