import type { EntryCommand } from '../facts/entry-reading.ts';
import { isInside, isRootHome, isScratchSpace } from '../facts/directories.ts';
import { resolvePath } from '../facts/paths.ts';
import type { ShellWord } from '../facts/shell.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/** Programs that write the files named by their last word, or by all of them. */
const LAST = new Set(['cp', 'mv', 'ln', 'install', 'rsync']);
const ALL = new Set(['mkdir', 'touch', 'rm', 'rmdir', 'tee', 'chmod', 'truncate', 'mkfifo']);

/** What the entry itself is seen to write, where the identity may not. */
export function entryWrites(judged: Judged): readonly Hazard[] {
  const outside: Hazard['evidence'][number][] = [];
  const unknown: Hazard['evidence'][number][] = [];
  for (const entry of judged.entry.commands) {
    for (const word of targets(entry)) {
      const path = valueOf(judged, word);
      if (path === undefined) unknown.push(entry.evidence);
      else if (!mayWrite(judged, path)) outside.push(entry.evidence);
    }
  }
  const hazards: Hazard[] = [];
  if (outside.length > 0) {
    hazards.push({ code: 'entry-writes-elsewhere', level: 'manual', message: 'the entry writes to places that the user does not own', evidence: unique(outside) });
  }
  if (unknown.length > 0) {
    hazards.push({ code: 'entry-writes-unknown', level: 'unsafe', message: 'the entry writes to places that only the running container knows', evidence: unique(unknown) });
  }
  return hazards;
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}

function targets(entry: EntryCommand): readonly ShellWord[] {
  const written = (entry.command.command?.redirects ?? []).flatMap((redirect) =>
    (redirect.operator === '>' || redirect.operator === '>>' || redirect.operator === '&>' || redirect.operator === '>|') && redirect.target !== undefined ? [redirect.target] : [],
  );
  const words = entry.command.args.filter((word) => !(word.value ?? '').startsWith('-'));
  if (LAST.has(entry.program)) return [...written, ...words.slice(-1)];
  if (entry.program === 'sed') return entry.command.args.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word.value ?? '')) ? [...written, ...words.slice(-1)] : written;
  if (ALL.has(entry.program)) return [...written, ...(entry.program === 'chmod' ? words.slice(1) : words)];
  return written;
}

/** The path that a word names: ENV of the stage filled in, relative to the working directory; undefined if not told. */
function valueOf(judged: Judged, word: ShellWord): string | undefined {
  const workdir = judged.stage.workdir?.path;
  if (word.value !== undefined) return word.value.startsWith('~') ? undefined : resolvePath(word.value, workdir);
  if (word.template === undefined) return undefined;
  const parts = word.template.map((part) => (typeof part === 'string' ? part : judged.doings.env.findLast((env) => env.name === part.variable)?.value));
  return parts.includes(undefined) ? undefined : resolvePath(parts.join(''), workdir);
}

function mayWrite(judged: Judged, path: string): boolean {
  if (path.startsWith('/dev/') || path.startsWith('/proc/self/') || isScratchSpace(path)) return true;
  if (isRootHome(path)) return false;
  const { home } = judged.identity;
  return judged.owned.some((directory) => isInside(path, directory.path)) || (home !== undefined && isInside(path, home));
}
