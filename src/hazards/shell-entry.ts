import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

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
