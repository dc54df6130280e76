import { readOptionWords } from './option-words.ts';
import type { OptionSpec, OptionWords } from './option-words.ts';
import { resolveFrom } from './paths.ts';
import type { ImagePath } from './types.ts';

/** A word of a command whose value the file tells. */
export interface KnownWord {
  readonly value: string;
  readonly overridable: boolean;
}

/** A path that a command names. */
export interface Operand {
  readonly value: string;
  readonly path: ImagePath;
}

export interface Operands {
  readonly options: OptionWords['options'];
  /** Those that the file tells. */
  readonly operands: readonly Operand[];
  /** What stands in front of the paths, where the command has such a thing: an owner, a mode. */
  readonly first: string | undefined;
}

/** Reads the options and paths of a command that stands in a directory. */
export function readOperands(words: readonly (KnownWord | undefined)[], spec: OptionSpec, workdir: ImagePath | undefined, skipFirst: boolean = false): Operands {
  const { options, positionals } = readOptionWords(words.map((word) => word?.value), spec);
  const overridable = new Set(words.flatMap((word) => (word?.overridable === true ? [word.value] : [])));
  const named = skipFirst ? positionals.slice(1) : positionals;
  const operands = named.flatMap((value) => {
    const path = value === undefined || value === '' ? undefined : resolveFrom(workdir, value, overridable.has(value));
    return value === undefined || path === undefined ? [] : [{ value, path }];
  });
  return { options, operands, first: skipFirst ? positionals[0] : undefined };
}

/** `dir/`, `dir/.`, `.`: never a link itself, but what it leads to (path_resolution(7)). */
export function isWithin(operand: string): boolean {
  return /(^|\/)\.{0,2}$/.test(operand);
}
