import type { ResolvedCommand } from '../shell/commands.ts';
import type { Subshell } from '../shell/shell-types.ts';
import type { ImagePath } from './types.ts';

type Directory = ImagePath | undefined;

/** The working directory while the commands of a RUN are read in their order: a `cd` holds to the end of its subshell or `sh -c`. */
export class ShellWorkdir {
  readonly #bySubshell = new Map<Subshell | undefined, Directory>();
  /** Of an inner text, which ends where the next command of the outer one stands. */
  #inner: Map<Subshell | undefined, Directory> | undefined;

  /** Where the last command of the outer text stood. */
  #last: Directory;

  constructor(start: Directory) {
    this.#bySubshell.set(undefined, start);
    this.#last = start;
  }

  of({ nested, command }: Pick<ResolvedCommand, 'nested' | 'command'>): Directory {
    if (!nested) this.#inner = undefined;
    else this.#inner ??= new Map([[undefined, this.#last]]);
    const known = this.#inner ?? this.#bySubshell;
    const subshell = command?.subshell;
    const missing: Subshell[] = [];
    let outer = subshell;
    for (; outer !== undefined && !known.has(outer); outer = outer.outer) missing.push(outer);
    const directory = known.get(outer);
    for (const each of missing) known.set(each, directory);
    if (!nested) this.#last = directory;
    return directory;
  }

  /** What a `cd` among them does. */
  change({ command }: ResolvedCommand, directory: Directory): void {
    (this.#inner ?? this.#bySubshell).set(command?.subshell, directory);
    if (this.#inner === undefined) this.#last = directory;
  }
}
