import type { EntryCommand } from '../facts/entry-reading.ts';
import type { Hazard } from '../plan/types.ts';
import { REPLS } from './programs.ts';
import type { Judged } from './types.ts';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'fish', 'tail', 'sleep', 'tmux', 'screen']);
/** They do nothing that would need a user. */
const IDLE = new Set(['echo', 'true', 'cd', 'set', ':', 'exec', 'wait']);

/** What scripts look at before `exec "$@"`. */
const HANDOVER = new Set([...IDLE, '[', 'test', 'command', 'shift', 'export']);

/** The entry is a bare shell (or only waits): what is done in the image is done by hand, maybe as root. */
export function entryIsShell(judged: Judged): readonly Hazard[] {
  const { stage, entry } = judged;
  if ((stage.entry.cmd?.by ?? stage.entry.entrypoint?.by) === undefined) return [];
  const own = entry.commands.filter(({ inScript, evidence }) => !inScript && evidence.place !== undefined);
  const shells = own.filter((command) => isBare(command));
  if (shells.length === 0) return [];
  // An entry script that only hands over to its arguments adds nothing to them.
  const scripts = own.filter(({ origin }) => origin === 'text');
  const handsOver = scripts.length === 0 || entry.commands.every(({ inScript, program }) => !inScript || HANDOVER.has(program));
  if (!handsOver || own.some((command) => !shells.includes(command) && !scripts.includes(command) && !IDLE.has(command.program))) return [];
  return [{ code: 'shell-entry', level: 'unsafe', message: 'the image starts a bare shell or only waits, so what runs in it is not known and may need root', evidence: shells.map(({ evidence }) => evidence) }];
}

/** A shell or an interpreter without anything to run, or a program that only waits. */
function isBare({ program, command }: EntryCommand): boolean {
  const words = command.args.map((word) => word.value);
  if (program === 'tail' || program === 'sleep') return true;
  if (program === 'php') return words.length === 1 && words[0] === '-a';
  if (REPLS.has(program)) return words.length === 0;
  return SHELLS.has(program) && words.every((word) => word === undefined || word.startsWith('-'));
}
