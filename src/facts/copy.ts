import { expand } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { readArray } from './exec-array.ts';
import { resolveFrom } from './paths.ts';
import type { CopyOperation, ImagePath } from './types.ts';
import type { Scope } from './variables.ts';

/** Splits on blanks as BuildKit does for COPY, ADD and VOLUME in shell form. */
export function splitWords(rest: string): readonly string[] {
  return rest.split(/[\t\v\f\r\n ]+/).filter((word) => word !== '');
}

/**
 * Reads COPY or ADD. Undefined where the destination depends on something only the build knows.
 * The destination is a directory when it ends in a slash, is the working directory, or takes several sources.
 */
export function readCopy(instruction: Instruction, escape: string, scope: Scope, workdir: ImagePath | undefined): CopyOperation | undefined {
  const written = readArray(instruction) ?? splitWords(instruction.rest);
  const words = written.map((word) => expand(word, escape, (name) => scope.lookup(name)));
  const destination = words.at(-1);
  if (words.length < 2 || destination === undefined || destination.unknown.length > 0) return undefined;
  const path = resolveFrom(workdir, destination.value, destination.overridable.length > 0);
  if (path === undefined) return undefined;
  const flag = (name: string): string | undefined => {
    const found = instruction.flags.find((candidate) => candidate.name === name);
    return found === undefined ? undefined : expand(found.value, escape, (variable) => scope.lookup(variable)).value;
  };
  // What only the build knows stays as it is written: it must not pass for another file.
  const sources = words.slice(0, -1).map((word, index) => (word.unknown.length > 0 ? (written[index] ?? '') : word.value));
  const directory = sources.length > 1 || /(^|\/)\.{0,2}$/.test(destination.value) || sources.some((source) => /(^|\/)\.?$/.test(source));
  return {
    kind: 'copy',
    path,
    directory,
    sources,
    from: flag('from'),
    chown: flag('chown'),
    chmod: flag('chmod'),
    by: instruction,
    text: instruction.text,
  };
}
