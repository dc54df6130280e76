import type { Decision, Fork, Way } from '../shell/shell.ts';
import type { ResolvedCommand } from '../shell/commands.ts';

/** Whether an account is there is asked with these (getent(1), id(1), grep(1)), or found out by making or deleting it. */
const ASKING: ReadonlySet<string> = new Set([
  'id', 'getent', 'grep', 'egrep', 'fgrep', 'useradd', 'adduser', 'groupadd', 'addgroup', 'userdel', 'deluser', 'groupdel', 'delgroup', 'usermod', 'groupmod',
]);

/** Deeper than any honest text, and more questions than one joins. */
const DEEPEST = 32;
const MOST_QUESTIONS = 200;
/** Calls of one function, and functions that call functions; more are not looked at. */
const MOST_CALLS = 8;
const MOST_CALLERS = 3;

export interface Placed {
  readonly ways: readonly Way[];
  readonly decides: readonly Decision[];
}

/**
 * Tells what is sure to hold behind the RUN, whichever way its text goes: `id web || useradd web` leaves the user `web` in every
 * case, `if [ "$A" = yes ]; then useradd web; fi` does not, and with an `else` that makes it too it does again.
 */
export class Certainty {
  /** By a word: what the commands that ask for it decide. */
  readonly #asked: Map<string, Decision[]> = new Map();
  readonly #calls: Map<string, Placed[]> = new Map();
  readonly #settled: Map<string, Set<Fork>> = new Map();

  /** Each command is shown once, with what is known of its words. */
  see(program: ResolvedCommand['program'], values: readonly (string | undefined)[], placed: Placed): void {
    if (program === undefined) return;
    const calls = this.#calls.get(program) ?? [];
    if (calls.length < MOST_CALLS) this.#calls.set(program, [...calls, placed]);
    if (!ASKING.has(program) || placed.decides.length === 0) return;
    // `"^web:"`, `web:x:`
    for (const word of new Set(values.flatMap((value) => value?.split(/[^A-Za-z0-9_.-]+/) ?? []))) {
      const decisions = this.#asked.get(word) ?? [];
      decisions.push(...placed.decides);
      this.#asked.set(word, decisions);
    }
  }

  /** One of the commands, all of which make the same true of an account, has run, or what they ask says that it is true anyway. */
  isSure(name: string, commands: readonly (readonly Way[])[]): boolean {
    if (commands.some((ways) => ways.length === 0)) return true;
    const settled = this.#settledBy(name);
    return covers(commands.flatMap((ways) => this.#paths(ways, [])).map((path) => path.filter(({ fork }) => !settled.has(fork))));
  }

  #settledBy(name: string): ReadonlySet<Fork> {
    const known = this.#settled.get(name);
    if (known !== undefined) return known;
    const forks = new Set<Fork>();
    for (const decision of this.#asked.get(name) ?? []) {
      // Lists share their ends, so what is known already ends the search.
      let at: Decision | undefined = decision;
      for (let count = 0; at !== undefined && count < MOST_QUESTIONS && !forks.has(at.fork); at = at.outer, count += 1) forks.add(at.fork);
    }
    this.#settled.set(name, forks);
    return forks;
  }

  /** The ways that lead to a command, the outermost first; for a function those to its calls, none if nothing calls it. */
  #paths(ways: readonly Way[], calling: readonly string[]): readonly (readonly Way[])[] {
    const path = ways.flatMap(outermostFirst);
    if (path.length > DEEPEST) return [];
    const at = path.findLastIndex(({ fork }) => fork.called !== undefined);
    const name = path[at]?.fork.called;
    if (name === undefined) return [path];
    if (calling.includes(name) || calling.length >= MOST_CALLERS) return [];
    const inside = path.slice(at + 1);
    return (this.#calls.get(name) ?? []).flatMap((call) => this.#paths(call.ways, [...calling, name])).map((outside) => [...outside, ...inside]).slice(0, MOST_CALLS);
  }
}

function outermostFirst(last: Way): readonly Way[] {
  const path: Way[] = [];
  for (let way: Way | undefined = last; way !== undefined && path.length <= DEEPEST; way = way.outer) path.push(way);
  return path.toReversed();
}

/** Whichever way each fork goes, one of the paths is gone to its end. */
function covers(paths: readonly (readonly Way[])[]): boolean {
  if (paths.some((path) => path.length === 0)) return true;
  const branches = new Map<Fork, (readonly Way[])[][]>();
  for (const [first, ...rest] of paths) {
    if (first === undefined) continue;
    const byIndex = branches.get(first.fork) ?? [];
    (byIndex[first.index] ??= []).push(rest);
    branches.set(first.fork, byIndex);
  }
  return [...branches].some(([{ count }, byIndex]) => count !== undefined && Array.from({ length: count }, (_, index) => byIndex[index] ?? []).every(covers));
}
