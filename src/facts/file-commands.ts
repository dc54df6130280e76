import type { Instruction } from '../dockerfile/types.ts';
import { readOptionWords } from './option-words.ts';
import type { OptionSpec } from './option-words.ts';
import { resolveFrom } from './paths.ts';
import type { FileOperation, ImagePath } from './types.ts';

/** A word of a command whose value the file tells. */
export interface KnownWord {
  readonly value: string;
  readonly overridable: boolean;
}

/** Where a command of a RUN stands. */
export interface CommandPlace {
  readonly workdir: ImagePath | undefined;
  readonly by: Instruction;
  readonly text: string;
}

const MKDIR: OptionSpec = { short: 'mZ', long: new Set(['mode', 'context']) };
const INSTALL: OptionSpec = { short: 'gmotS', long: new Set(['group', 'mode', 'owner', 'target-directory', 'suffix']) };
const CHOWN: OptionSpec = { short: '', long: new Set(['from', 'reference']) };
const MOVE: OptionSpec = { short: 'tS', long: new Set(['target-directory', 'suffix']) };
const REMOVE: OptionSpec = { short: '', long: new Set() };

/** What mkdir, install -d, chown, chgrp, chmod, rm, rmdir and mv do to directories; nothing for other programs. */
export function readFileCommand(program: string, words: readonly (KnownWord | undefined)[], place: CommandPlace): readonly FileOperation[] {
  switch (program) {
    case 'mkdir': {
      const { options, paths } = read(words, MKDIR, place);
      const mode = options.get('m') ?? options.get('mode');
      return paths.map((path) => ({ kind: 'mkdir', path, mode, by: place.by, text: place.text }));
    }
    case 'install': {
      const { options, paths } = read(words, INSTALL, place);
      if (!options.has('d') && !options.has('directory')) return [];
      const mode = options.get('m') ?? options.get('mode');
      const user = options.get('o') ?? options.get('owner');
      const group = options.get('g') ?? options.get('group');
      const made = paths.map((path) => ({ kind: 'mkdir' as const, path, mode, by: place.by, text: place.text }));
      if (user === undefined) return made;
      const owner = group === undefined ? user : `${user}:${group}`;
      return [...made, ...paths.map((path) => ({ kind: 'chown' as const, path, recursive: false, owner, by: place.by, text: place.text }))];
    }
    case 'chown':
    case 'chgrp': {
      const { options, paths, first } = read(words, CHOWN, place, true);
      if (first === undefined) return [];
      const recursive = isRecursive(options);
      const owner = program === 'chgrp' ? `:${first}` : first.replace('.', ':');
      return paths.map((path) => ({ kind: 'chown', path, recursive, owner, by: place.by, text: place.text }));
    }
    case 'chmod': {
      const { options, paths, first } = read(minusModesLast(words), CHOWN, place, true);
      if (first === undefined) return [];
      const recursive = isRecursive(options);
      return paths.map((path) => ({ kind: 'chmod', path, mode: first, recursive, by: place.by, text: place.text }));
    }
    case 'rm':
    case 'rmdir':
      return read(words, REMOVE, place).paths.map((path) => ({ kind: 'remove', path, by: place.by, text: place.text }));
    // What is moved is gone from where it was.
    case 'mv': {
      const { options, paths } = read(words, MOVE, place);
      const sources = options.has('t') || options.has('target-directory') ? paths : paths.slice(0, -1);
      return sources.map((path) => ({ kind: 'remove', path, by: place.by, text: place.text }));
    }
    default:
      return [];
  }
}

function isRecursive(options: ReadonlyMap<string, string | undefined>): boolean {
  return options.has('R') || options.has('recursive');
}

/** `chmod -x file`, `chmod -rw,g+x file`: a mode that looks like an option. */
function minusModesLast(words: readonly (KnownWord | undefined)[]): readonly (KnownWord | undefined)[] {
  const at = words.findIndex((word) => word !== undefined && /^-[rwxXst]/.test(word.value));
  const mode = words[at];
  if (at === -1 || mode === undefined) return words;
  return [{ ...mode, value: `a${mode.value}` }, ...words.slice(0, at), ...words.slice(at + 1)];
}

function read(
  words: readonly (KnownWord | undefined)[],
  spec: OptionSpec,
  place: CommandPlace,
  skipFirst: boolean = false,
): { options: ReadonlyMap<string, string | undefined>; paths: readonly ImagePath[]; first: string | undefined } {
  const { options, positionals } = readOptionWords(words.map((word) => word?.value), spec);
  const overridable = new Set(words.flatMap((word) => (word?.overridable === true ? [word.value] : [])));
  const named = skipFirst ? positionals.slice(1) : positionals;
  const paths = named.flatMap((value) => {
    const path = value === undefined || value === '' ? undefined : resolveFrom(place.workdir, value, overridable.has(value));
    return path === undefined ? [] : [path];
  });
  return { options, paths, first: skipFirst ? positionals[0] : undefined };
}
