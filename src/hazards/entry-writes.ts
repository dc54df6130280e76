import type { EntryCommand } from '../facts/entry-reading.ts';
import { isInside, isRootHome, isScratchSpace } from '../facts/directories.ts';
import { lastEnv } from '../facts/last-env.ts';
import { resolvePath } from '../facts/paths.ts';
import { fileWrites } from '../shell/file-writes.ts';
import type { ShellWord } from '../shell/shell.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** Programs that write the files named by their last word, or by all of them. */
const LAST = new Set(['cp', 'mv', 'ln', 'install', 'rsync']);
const ALL = new Set(['mkdir', 'touch', 'rm', 'rmdir', 'tee', 'chmod', 'truncate', 'mkfifo']);

/** What the entry itself is seen to write, where the identity may not. */
export function entryWrites(judged: Judged): readonly Hazard[] {
  const outside: Hazard['evidence'][number][] = [];
  const unknown: Hazard['evidence'][number][] = [];
  // Where each script (or the entry itself) has gone with `cd`; undefined: nobody can say.
  const directories = new Map<string | undefined, string | undefined>();
  for (const entry of judged.entry.commands) {
    const { file } = entry.evidence;
    const directory = directories.has(file) ? directories.get(file) : judged.stage.workdir?.path;
    if (entry.program === 'cd') {
      const [target] = entry.command.args;
      directories.set(file, target === undefined ? undefined : valueOf(judged, target, directory));
      continue;
    }
    for (const word of targets(entry)) {
      const path = valueOf(judged, word, directory);
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

function targets(entry: EntryCommand): readonly ShellWord[] {
  const written = fileWrites(entry.command.command).map(({ target }) => target);
  const words = entry.command.args.filter((word) => !(word.value ?? '').startsWith('-'));
  if (LAST.has(entry.program)) return [...written, ...words.slice(-1)];
  if (entry.program === 'sed') return entry.command.args.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word.value ?? '')) ? [...written, ...words.slice(-1)] : written;
  if (ALL.has(entry.program)) return [...written, ...(entry.program === 'chmod' ? words.slice(1) : words)];
  return written;
}

/** The path that a word names: ENV of the stage filled in, relative to `directory`; undefined if not told. */
function valueOf(judged: Judged, word: ShellWord, directory: string | undefined): string | undefined {
  const parts = (word.template ?? [word.value]).map((part) =>
    part === undefined || typeof part === 'string' ? part : lastEnv(judged.doings, part.variable),
  );
  if (parts.includes(undefined)) return undefined;
  const path = parts.join('');
  if (path.startsWith('/')) return resolvePath(path);
  return directory === undefined ? undefined : resolvePath(path, directory);
}

function mayWrite(judged: Judged, path: string): boolean {
  if (path.startsWith('/dev/') || path.startsWith('/proc/self/') || isScratchSpace(path)) return true;
  if (isRootHome(path)) return false;
  const { home } = judged.identity;
  return judged.owned.some((directory) => isInside(path, directory.path)) || (home !== undefined && isInside(path, home));
}
