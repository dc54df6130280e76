import { posix } from 'node:path';
import type { Instruction } from '../dockerfile/types.ts';
import type { BuildCommand, CopyOperation, Doings, FileOperation } from '../facts/types.ts';
import { userOf } from '../facts/user.ts';

/** Collects, from the end of a stage to its start, what makes files writable for somebody else than root. */
export class LaterOwners {
  /** Given away, removed, or opened to a group, with all below. */
  readonly #given: Set<string> = new Set();
  /** The same for a single file or directory. */
  readonly #single: Set<string> = new Set();
  /** Opened to everybody, with all below. */
  readonly #open: Set<string> = new Set();
  /** RUNs that may give away anything, or could not be read. */
  readonly #anything: ReadonlySet<Instruction>;
  #all: boolean = false;

  constructor(doings: Doings) {
    this.#anything = new Set([...doings.commands.filter((command) => mayGiveAnything(command)).map(({ by }) => by), ...doings.opaque]);
  }

  add(operation: FileOperation): void {
    const { path } = operation.path;
    switch (operation.kind) {
      case 'chown':
        if (isGiven(operation.owner)) this.#give(path, operation.recursive);
        break;
      case 'chmod': {
        const writers = writersOf(operation.mode);
        if (writers === 'everybody') this.#open.add(path);
        if (writers === 'group') this.#give(path, operation.recursive);
        break;
      }
      case 'remove':
        this.#give(path, true);
        break;
      case 'copy':
        // The whole context with an owner lands over what was copied from it before.
        if (operation.from === undefined && operation.sources.some((source) => source === '.' || source === './') && operation.chown !== undefined && isGiven(operation.chown)) this.#give(path, true);
        break;
      case 'run':
        this.#all ||= this.#anything.has(operation.by);
        break;
      default:
    }
  }

  /** Who may write what a COPY brings, by all that was added so far: `nobody` but root, `owner` (or a group), or `everybody`. */
  writableBy(copy: CopyOperation): 'nobody' | 'owner' | 'everybody' {
    if (this.#all) return 'owner';
    const { path } = copy.path;
    const [source = ''] = copy.sources;
    const files = copy.sources.length === 1 ? [path, posix.join(path, posix.basename(source))] : [path];
    if (files.some((file) => this.#single.has(file) || isBelow(this.#given, file))) return 'owner';
    const writers = copy.chmod === undefined ? 'nobody' : writersOf(copy.chmod);
    if (writers === 'everybody' || files.some((file) => isBelow(this.#open, file))) return 'everybody';
    return writers === 'group' ? 'owner' : 'nobody';
  }

  #give(path: string, recursive: boolean): void {
    if (recursive) this.#given.add(path);
    else this.#single.add(path);
  }
}

const GIVERS = new Set(['chown', 'chgrp', 'chmod']);

/** `find … -exec chown`, `… | xargs chown app`, `chown app $(cat list)`, `chown app /srv/app/*`. */
function mayGiveAnything({ program, args }: BuildCommand): boolean {
  if (program === 'find') return args.some((arg) => arg !== undefined && GIVERS.has(arg));
  return GIVERS.has(program) && (args.includes(undefined) || args.filter((arg) => !arg?.startsWith('-')).length < 2);
}

/** A user other than root, or a group: `chgrp 0` with `chmod g=u` is how OpenShift's images do it. */
function isGiven(owner: string): boolean {
  return !owner.startsWith(':') && userOf(owner, undefined).kind === 'user';
}

/** Whom a mode lets write besides the owner. */
function writersOf(mode: string): 'nobody' | 'group' | 'everybody' {
  if (/^[0-7]+$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    if ((bits & 0o002) !== 0) return 'everybody';
    return (bits & 0o020) !== 0 ? 'group' : 'nobody';
  }
  const writers = new Set(mode.split(',').flatMap((clause) => symbolicWriters(clause)));
  if (writers.has('o') || writers.has('a')) return 'everybody';
  return writers.has('g') ? 'group' : 'nobody';
}

/** `ug+rw`, `g=u`: the classes that get the right to write, or the rights of the owner. */
function symbolicWriters(clause: string): readonly string[] {
  const operator = clause.search(/[-+=]/);
  if (operator === -1) return [];
  const gives = clause.slice(operator).split(/(?=[-+=])/).some((part) => !part.startsWith('-') && /[wu]/.test(part));
  return gives ? [...clause.slice(0, operator)] : [];
}

/** The path or one of the directories above it is in the set. */
function isBelow(set: ReadonlySet<string>, path: string): boolean {
  if (set.size === 0) return false;
  for (let at = path; ; at = posix.dirname(at)) {
    if (set.has(at)) return true;
    if (at === '/' || at === '.') return false;
  }
}
