import type { Hazard } from '../plan/types.ts';
import { SETTINGS_TOOLS } from './programs.ts';
import type { Judged } from './types.ts';

/** The image is a command line tool, whose users mount their settings below /root: they would no longer be found. */
export function homeMoves(judged: Judged): readonly Hazard[] {
  const { entrypoint } = judged.stage.entry;
  if (entrypoint?.by === undefined) return [];
  const [first] = judged.entry.commands;
  if (first === undefined || !SETTINGS_TOOLS.has(first.program)) return [];
  return [{ code: 'home-moves', level: 'unsafe', message: `the image is ${first.program}, whose settings its users mount into root's home directory`, evidence: [first.evidence] }];
}
