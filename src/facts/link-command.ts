import { posix } from 'node:path';
import { readOptionWords } from './option-words.ts';
import type { OptionSpec } from './option-words.ts';
import { isWithin } from './operands.ts';
import type { KnownWord } from './operands.ts';
import { resolveFrom } from './paths.ts';
import type { FileOperation, ImagePath } from './types.ts';

type Link = Extract<FileOperation, { kind: 'link' }>;

const LINK: OptionSpec = { short: 'tS', long: new Set(['target-directory', 'suffix']) };

/** The symbolic links that `ln -s` makes; other links are one more name for a file. */
export function readLinkCommand(words: readonly (KnownWord | undefined)[], place: { readonly workdir: ImagePath | undefined } & Pick<Link, 'by' | 'text'>): readonly Link[] {
  const { options, positionals } = readOptionWords(words.map((word) => word?.value), LINK);
  if (!options.has('s') && !options.has('symbolic')) return [];
  const { workdir, by, text } = place;
  const overridable = new Set(words.flatMap((word) => (word?.overridable === true ? [word.value] : [])));
  const known = (value: string | undefined, from: ImagePath | undefined): ImagePath | undefined =>
    value === undefined || value === '' ? undefined : resolveFrom(from, value, overridable.has(value));
  const relative = options.has('r') || options.has('relative');
  const link = (path: ImagePath | undefined, target: string | undefined, exact: boolean): readonly Link[] => {
    if (path === undefined) return [];
    // A relative target counts from where the link stands (symlink(7)); with `-r` ln itself turns it that way.
    const start = relative ? workdir : { ...path, path: posix.dirname(path.path) };
    return [{ kind: 'link', path, exact, target: known(target, start), by, text }];
  };
  const inside = (directory: ImagePath | undefined, target: string | undefined): readonly Link[] =>
    directory === undefined || target === undefined ? [] : link(resolveFrom(directory, posix.basename(target), overridable.has(target)), target, true);

  const into = options.has('t') ? options.get('t') : options.get('target-directory');
  if (into !== undefined) return positionals.flatMap((target) => inside(known(into, workdir), target));
  const name = positionals.at(-1);
  if (positionals.length === 1) return inside(workdir, name);
  const directory = known(name, workdir);
  if (positionals.length > 2 || (name !== undefined && isWithin(name))) return positionals.slice(0, -1).flatMap((target) => inside(directory, target));
  return link(directory, positionals[0], options.has('T') || options.has('no-target-directory'));
}
