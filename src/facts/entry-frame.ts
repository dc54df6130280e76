import { posix } from 'node:path';
import { scriptFolder, toScriptPath } from '../neighbours/script-paths.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import type { ShellWord } from '../shell/shell.ts';
import { chainDoings } from './chain.ts';
import { lastEnv } from './last-env.ts';
import { resolveFrom } from './paths.ts';
import { ShellWorkdir } from './shell-workdir.ts';
import type { ImagePath, StageFacts } from './types.ts';

/** A script of the entry by its places in the image: its own, and what `$0` is, another's where a script reads it in. */
export interface RunningScript {
  readonly own: string;
  readonly zero: string;
}

const SELF = String.raw`\$(?:0|\{0\}|BASH_SOURCE|\{BASH_SOURCE(?:\[0\])?\})`;
const ITSELF = new RegExp(String.raw`^(?:${SELF}|\$\((?:readlink-f|realpath)${SELF}\))$`);
const CUT = /^\$\{(?:0|BASH_SOURCE(?:\[0\])?)%\/\*\}(\/[^$()\x60]*)?$/;
const OF_VARIABLE = /^\$\(dirname(?:--)?\$\{?([A-Za-z_]\w*)\}?\)(\/[^$()\x60]*)?$/;
/** Longer than any spelling of them. */
const LONGEST = 400;

/** What the commands of one text of the entry stand in: the directory as far as `cd` has gone, and the variables that it has set. */
export class EntryFrame {
  readonly #stage: StageFacts;
  readonly #script: RunningScript | undefined;
  readonly #workdir: ShellWorkdir;
  readonly #variables: Map<string, string | undefined>;

  constructor(stage: StageFacts, directory: ImagePath | undefined, script?: RunningScript, variables: Map<string, string | undefined> = new Map()) {
    this.#stage = stage;
    this.#script = script;
    this.#variables = variables;
    this.#workdir = new ShellWorkdir(directory);
  }

  /** For a script that is read in, `. x`: its variables are those of the one that reads it. */
  readIn(place: string, directory: ImagePath | undefined): EntryFrame {
    return new EntryFrame(this.#stage, directory, { own: place, zero: this.#script?.zero ?? place }, this.#variables);
  }

  /** Where the text has gone when all of it has run. */
  get end(): ImagePath | undefined {
    return this.#workdir.of({ nested: false, command: undefined });
  }

  /** Where a command stands when it starts; asked for in the order of the text. Undefined: nobody can say. */
  directory(command: ResolvedCommand): ImagePath | undefined {
    return this.#workdir.of(command);
  }

  /** Takes in what a command changes for those behind it. */
  pass(command: ResolvedCommand): void {
    const directory = this.#workdir.of(command);
    if (command.program === 'cd' || command.program === 'pushd' || command.program === 'popd') {
      const target = command.program === 'popd' ? undefined : command.args.find((word) => word.value === undefined || !/^-[LPe@]*$/.test(word.value) || word.value === '-');
      const path = target === undefined || target.value === '-' ? undefined : this.value(target);
      this.#workdir.change(command, path === undefined || path === '' ? undefined : resolveFrom(directory, path, false));
    }
    const values = new Map((command.command?.assignments ?? []).map(({ name, value, append }) => [name, value === undefined || append ? undefined : this.value(value)]));
    for (const name of command.assigned) {
      const told = command.args.find((word) => word.text.startsWith(`${name}=`));
      const value = values.get(name) ?? (told === undefined ? undefined : this.value(behindName(told, name)));
      // In a branch it may be that value or the one before.
      const before = command.conditional && this.#knows(name) ? this.#variable(name) : value;
      this.#variables.set(name, before === value ? value : undefined);
    }
  }

  /** The value of a word: with what ENV and the text itself set, and the paths that a script works out from its own. */
  value(word: Pick<ShellWord, 'value' | 'text' | 'template'>): string | undefined {
    if (word.value !== undefined) return word.value;
    const parts = word.template?.map((part) => (typeof part === 'string' ? part : this.#variable(part.variable)));
    if (parts !== undefined && !parts.includes(undefined)) return parts.join('');
    return this.#ownPath(word.text);
  }

  #knows(name: string): boolean {
    return this.#variables.has(name) || this.#variable(name) !== undefined;
  }

  #variable(name: string): string | undefined {
    if (this.#variables.has(name)) return this.#variables.get(name);
    if (name === 'BASH_SOURCE') return this.#script?.own;
    return lastEnv(chainDoings(this.#stage), name) ?? this.#stage.rootImage.image?.env[name];
  }

  /** `$0`, `$(dirname "$0")/x`, `$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)`, `${0%/*}/x`, `$(dirname "$SELF")`. */
  #ownPath(text: string): string | undefined {
    if (this.#script === undefined || text.length > LONGEST || !text.includes('$')) return undefined;
    const bare = text.replace(/["\s]/g, '');
    const self = bare.includes('BASH_SOURCE') ? this.#script.own : this.#script.zero;
    if (ITSELF.test(bare)) return self;
    const cut = CUT.exec(bare);
    if (cut !== null) return posix.dirname(self) + (cut[1] ?? '');
    const marked = scriptFolder(text);
    const below = marked === undefined ? undefined : toScriptPath(marked, undefined);
    if (below?.from === 'file') return posix.resolve(posix.dirname(self), below.path);
    const [, name, rest = ''] = OF_VARIABLE.exec(bare) ?? [];
    const value = name === undefined ? undefined : this.#variable(name);
    return value === undefined ? undefined : posix.dirname(value) + rest;
  }
}

/** The value in `export A=b`, as a word of its own. */
function behindName({ text, value, template }: ShellWord, name: string): Pick<ShellWord, 'value' | 'text' | 'template'> {
  const length = name.length + 1;
  const [head, ...rest] = template ?? [];
  return {
    text: text.slice(length),
    value: value?.slice(length),
    template: typeof head === 'string' ? [head.slice(length), ...rest] : undefined,
  };
}
