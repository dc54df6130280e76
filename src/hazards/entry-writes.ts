import type { EntryCommand } from '../facts/entry-reading.ts';
import { isInside, isRootHome, isScratchSpace } from '../facts/directories.ts';
import { lastEnv } from '../facts/last-env.ts';
import { resolvePath } from '../facts/paths.ts';
import { isIn } from '../plan/ownership-state.ts';
import type { ShellWord } from '../shell/shell.ts';
import type { Hazard } from '../plan/types.ts';
import { writtenWords } from './entry-targets.ts';
import type { Judged } from './types.ts';

/** What the entry itself is seen to write, where the identity may not. */
export function entryWrites(judged: Judged): readonly Hazard[] {
  const outside: Hazard['evidence'][number][] = [];
  const unknown: Hazard['evidence'][number][] = [];
  for (const entry of judged.entry.commands) {
    for (const word of writtenWords(entry)) {
      const path = valueOf(judged, word, entry.directory);
      if (path === undefined) unknown.push(entry.evidence);
      else if (!mayWrite(judged, path)) outside.push(entry.evidence);
    }
  }
  const told = judged.entry.commands.filter((entry) => pathOptions(entry).some((path) => !mayWrite(judged, path))).map((entry) => entry.evidence);
  const hazards: Hazard[] = [];
  if (told.length > 0) {
    hazards.push({ code: 'entry-path-option', level: 'unsafe', message: 'the entry tells its program to keep data where the user may not write', evidence: unique(told) });
  }
  if (outside.length > 0) {
    hazards.push({ code: 'entry-writes-elsewhere', level: 'manual', message: 'the entry writes to places that the user does not own', evidence: unique(outside) });
  }
  if (unknown.length > 0) {
    hazards.push({ code: 'entry-writes-unknown', level: 'unsafe', message: 'the entry writes to places that only the running container knows', evidence: unique(unknown) });
  }
  return hazards;
}

/** Options by which programs are told where to write: `--dbpath`, `--log-file`, `--pidfile`, `--cache-dir`. */
const PATH_OPTION = /^--?(db-?path|data|data-?(dir|path|base)|storage(-?(dir|path))?|store|state-?(dir|file)?|cache-?(dir|path)?|log-?(path|file|dir)|(access|error)-log-?file|pid-?(file|path)?|out(put)?-?(dir|file)?|upload-?(dir|path)|spool(-?dir)?)$/i;

/** The absolute paths that such options name. */
function pathOptions(entry: EntryCommand): readonly string[] {
  const values = entry.command.args.map((word) => word.value);
  return values.flatMap((value, at) => {
    const [option = '', glued] = value?.split('=', 2) ?? [];
    if (!PATH_OPTION.test(option)) return [];
    const path = glued ?? values[at + 1];
    return path?.startsWith('/') === true ? [resolvePath(path)] : [];
  });
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}

/** The path that a word names: ENV of the stage filled in, relative to `directory`; undefined if not told. */
function valueOf(judged: Judged, word: ShellWord, directory: string | undefined): string | undefined {
  const parts = (word.template ?? [word.value]).map((part) =>
    part === undefined || typeof part === 'string' ? part : variableOf(judged, part.variable),
  );
  if (parts.includes(undefined)) return undefined;
  const path = parts.join('');
  if (path.startsWith('/')) return resolvePath(path);
  return directory === undefined ? undefined : resolvePath(path, directory);
}

/** Without an ENV, whoever starts the container sets HOME to the home of its user (OCI runtimes and Docker do). */
function variableOf({ doings, stage, identity }: Judged, name: string): string | undefined {
  return lastEnv(doings, name) ?? stage.rootImage.image?.env[name] ?? (name === 'HOME' ? identity.home : undefined);
}

function mayWrite(judged: Judged, path: string): boolean {
  if (path.startsWith('/dev/') || path.startsWith('/proc/self/') || isScratchSpace(path)) return true;
  if (isRootHome(path)) return false;
  const { home } = judged.identity;
  return judged.owned.some((directory) => isIn(path, directory)) || (home !== undefined && isInside(path, home));
}
