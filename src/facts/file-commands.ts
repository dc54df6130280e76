import type { Instruction } from '../dockerfile/types.ts';
import { readLinkCommand } from './link-command.ts';
import { isWithin, readOperands } from './operands.ts';
import type { KnownWord } from './operands.ts';
import type { OptionSpec } from './option-words.ts';
import type { FileOperation, ImagePath } from './types.ts';

/** Where a command of a RUN stands. */
export interface CommandPlace {
  readonly workdir: ImagePath | undefined;
  readonly by: Instruction;
  readonly text: string;
}

const MKDIR: OptionSpec = { short: 'mZ', long: new Set(['mode', 'context']) };
/** `install [-m MODE] SOURCE… DESTINATION`, `install -d DIRECTORY…` (GNU coreutils, BusyBox). */
export const INSTALL: OptionSpec = { short: 'gmotS', long: new Set(['group', 'mode', 'owner', 'target-directory', 'suffix']) };
const CHOWN: OptionSpec = { short: '', long: new Set(['from', 'reference']) };
const MOVE: OptionSpec = { short: 'tS', long: new Set(['target-directory', 'suffix']) };
const REMOVE: OptionSpec = { short: '', long: new Set() };

/** What mkdir, install -d, chown, chgrp, chmod, rm, rmdir, mv and ln -s do to directories; nothing for other programs. */
export function readFileCommand(program: string, words: readonly (KnownWord | undefined)[], place: CommandPlace): readonly FileOperation[] {
  const { workdir, by, text } = place;
  switch (program) {
    case 'mkdir': {
      const { options, operands } = readOperands(words, MKDIR, workdir);
      const mode = options.get('m') ?? options.get('mode');
      return operands.map(({ path }) => ({ kind: 'mkdir', path, mode, by, text }));
    }
    case 'install': {
      const { options, operands } = readOperands(words, INSTALL, workdir);
      if (!options.has('d') && !options.has('directory')) return [];
      const mode = options.get('m') ?? options.get('mode');
      const user = options.get('o') ?? options.get('owner');
      const group = options.get('g') ?? options.get('group');
      const made = operands.map(({ path }) => ({ kind: 'mkdir' as const, path, mode, by, text }));
      if (user === undefined) return made;
      const owner = group === undefined ? user : `${user}:${group}`;
      return [...made, ...operands.map(({ path }) => ({ kind: 'chown' as const, path, recursive: false, follows: true, owner, by, text }))];
    }
    case 'chown':
    case 'chgrp': {
      const { options, operands, first } = readOperands(words, CHOWN, workdir, true);
      if (first === undefined) return [];
      const recursive = isRecursive(options);
      const owner = program === 'chgrp' ? `:${first}` : first.replace('.', ':');
      // Alone they follow a link, with `-R` they do not (GNU coreutils, "chown invocation"; BusyBox does the same).
      const follows = recursive ? options.has('H') || options.has('L') : !options.has('h') && !options.has('no-dereference');
      return operands.map(({ value, path }) => ({ kind: 'chown', path, recursive, follows: follows || isWithin(value), owner, by, text }));
    }
    case 'chmod': {
      const { options, operands, first } = readOperands(minusModesLast(words), CHOWN, workdir, true);
      if (first === undefined) return [];
      const recursive = isRecursive(options);
      return operands.map(({ path }) => ({ kind: 'chmod', path, mode: first, recursive, by, text }));
    }
    case 'rm':
    case 'rmdir':
      return readOperands(words, REMOVE, workdir).operands.map(({ path }) => ({ kind: 'remove', path, by, text }));
    // What is moved is gone from where it was.
    case 'mv': {
      const { options, operands } = readOperands(words, MOVE, workdir);
      const sources = options.has('t') || options.has('target-directory') ? operands : operands.slice(0, -1);
      return sources.map(({ path }) => ({ kind: 'remove', path, by, text }));
    }
    case 'ln':
      return readLinkCommand(words, place);
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
