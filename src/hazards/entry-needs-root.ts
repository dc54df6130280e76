import type { EntryCommand } from '../facts/entry-reading.ts';
import type { Hazard } from '../plan/types.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { ACCOUNT_TOOLS, COMMON_WORDS, PACKAGE_MANAGERS, ROOT_DAEMONS, ROOT_MASTERS } from './programs.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { resolveArgv } from '../shell/commands.ts';
import { isShell } from '../shell/shells.ts';
import type { Judged } from './types.ts';

/** Commands of the entry, or of a script that it runs, which fail without root. */
export function entryNeedsRoot(judged: Judged): readonly Hazard[] {
  const { commands } = judged.entry;
  const pick = (fits: (entry: EntryCommand) => boolean): Hazard['evidence'] => commands.filter(fits).map((entry) => entry.evidence);
  const hazards: Hazard[] = [];
  const add = (code: ReasonCode, message: string, evidence: Hazard['evidence']): void => {
    if (evidence.length > 0) hazards.push({ code, level: 'manual', message, evidence });
  };
  add('root-daemon', 'the entry starts a program that needs root', pick((entry) => isRootDaemon(entry)));
  add('root-master', 'the entry starts a server whose master process runs as root', [...pick((entry) => isRootMaster(entry.program)), ...imageMaster(judged)]);
  add('entry-root-work', 'the entry does work that only root may do', pick((entry) => isRootWork(entry)));
  return hazards;
}

/**
 * On an image whose own entry is a root's server: an entry that calls that very program, or a script that nobody could read,
 * which as a rule ends in it.
 */
function imageMaster({ entry, stage, file }: Judged): Hazard['evidence'] {
  const { image, reference } = stage.rootImage;
  if (image?.entry !== 'root-master' && image?.entry !== 'init') return [];
  const words = [...(image.entrypoint ?? []), ...(image.cmd ?? [])];
  const own = new Set(resolveArgv(words).flatMap(({ program }) => (program === undefined || isShell(program) ? [] : [program])));
  const called = entry.commands.filter(({ program, evidence }) => own.has(program) && evidence.place !== undefined).map(({ evidence }) => evidence);
  const seen = [...called, ...entry.unseen];
  return seen.length === 0 ? [] : [...seen, instructionEvidence(file, stage.stage.from, `${reference} starts ${JSON.stringify(words)}`)];
}

function isRootDaemon({ path, program, origin }: EntryCommand): boolean {
  if (/^\/etc\/(init\.d|rc[^/]*)\//.test(path)) return true;
  // s6-overlay's stands at `/init`.
  if (program === 'init' && path === '/init') return true;
  // What the file is seen to bring by a name like that is its own program; so is what stands elsewhere than a system's tools.
  if (COMMON_WORDS.has(program)) return path.includes('/') ? SYSTEM_PROGRAM.test(path) : origin !== 'program' && origin !== 'text';
  return ROOT_DAEMONS.has(program);
}

const SYSTEM_PROGRAM = /^(\/usr)?(\/local)?\/s?bin\/[^/]+$/;

function isRootMaster(program: string): boolean {
  // php-fpm7.4, php-fpm82, php7.1-fpm
  return ROOT_MASTERS.has(program) || /^php[\d.]*-fpm[\d.]*$/.test(program);
}

function isRootWork(entry: EntryCommand): boolean {
  return PACKAGE_MANAGERS.has(entry.program) || ACCOUNT_TOOLS.has(entry.program) || entry.command.wrappers.includes('sudo') || entry.program === 'sudo' || entry.program === 'doas';
}
