import type { Evidence } from '../rewrite/types.ts';
import { resolveArgv, resolveCommands } from '../shell/commands.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { entryPrograms } from './entry-programs.ts';
import type { LocatedProgram } from './entry-programs.ts';
import { entryEvidence } from './entry-evidence.ts';
import { argvOf, commandText, isShellScript, lineCounter, runsArguments, scriptArgument, shiftedBy } from './entry-scripts.ts';
import type { FileOrigin, FileSearch } from './find-file.ts';
import { namedByEnv } from './named-by-env.ts';
import { isSpent, searchBudget } from './search-budget.ts';
import type { SearchBudget } from './search-budget.ts';
import type { Entry, EntryPart, StageFacts } from './types.ts';
import { unseenReason } from './unseen-reason.ts';

/** A command that the start of the container runs, with where it stands. */
export interface EntryCommand {
  readonly program: string;
  readonly path: string;
  readonly command: ResolvedCommand;
  readonly evidence: Evidence;
  /** It stands in a script, not in CMD or ENTRYPOINT itself. */
  readonly inScript: boolean;
  /** Where the program comes from; `base`: from the image, or from what a RUN has installed. */
  readonly origin: FileOrigin['kind'];
}

export interface EntryReading {
  readonly commands: readonly EntryCommand[];
  /** Scripts that could not be read: not in the context, or not understood. */
  readonly unseen: readonly Evidence[];
  readonly broken: readonly Evidence[];
  /** ENTRYPOINT (or else CMD) is not the file's own but the base image's. */
  readonly fromImage: boolean;
  readonly none: boolean;
}

/** Scripts that call scripts deeper than any real entry does. */
const MAX_DEPTH = 6;
/** More words than any wrapper keeps for itself. */
const MOST_SHIFTED = 8;

/**
 * Reads what a container of this stage starts: the entry, and the scripts that it names, one into the next.
 *
 * @param entry what is started in place of the stage's own
 */
export function readEntry(search: FileSearch, stage: StageFacts, entry: Entry = stage.entry): EntryReading {
  const reader = new EntryReader(search, stage);
  const { entrypoint, cmd } = entry;
  reader.start(entrypoint, cmd);
  reader.end();
  return {
    commands: reader.commands,
    unseen: reader.unseen,
    broken: reader.broken,
    fromImage: (entrypoint ?? cmd)?.by === undefined,
    none: entrypoint === undefined && cmd === undefined,
  };
}

class EntryReader {
  readonly commands: EntryCommand[] = [];
  readonly unseen: Evidence[] = [];
  readonly broken: Evidence[] = [];
  readonly #search: FileSearch;
  readonly #stage: StageFacts;
  readonly #seen: Set<string> = new Set();
  readonly #budget: SearchBudget;
  readonly #programs: ReturnType<typeof entryPrograms>;

  constructor(search: FileSearch, stage: StageFacts) {
    this.#search = search;
    this.#stage = stage;
    this.#budget = searchBudget(search.facts);
    this.#programs = entryPrograms(search, stage);
  }

  start(entrypoint: EntryPart | undefined, cmd: EntryPart | undefined): void {
    for (const part of [entrypoint, cmd]) {
      if (part?.form === 'broken') this.broken.push({ ...this.#evidence(part), text: `${part.by.keyword} ${part.text}: ${part.why}` });
    }
    const first = entrypoint ?? cmd;
    if (first === undefined || first.form === 'broken') return;
    // A shell-form ENTRYPOINT ignores CMD (Dockerfile reference, "Understand how CMD and ENTRYPOINT interact").
    const rest = entrypoint === undefined || cmd === undefined || first.form === 'shell' ? [] : argvOf(cmd);
    if (first.form === 'shell') {
      const { ok, commands } = resolveCommands(first.text);
      if (!ok && commands.length === 0) this.unseen.push({ ...this.#evidence(first), text: 'the entry could not be read as shell' });
      this.#add(commands, () => this.#evidence(first), 0, false);
    } else if (first.by === undefined && cmd !== undefined && entrypoint !== undefined) {
      // The image's own entry scripts run their arguments; the table, not this file, says what else they do.
      this.#add(resolveArgv(first.argv), () => this.#evidence(first), 0, false);
      this.#add(resolveArgv(rest), () => this.#evidence(cmd), 0, false);
    } else {
      this.#add(resolveArgv([...first.argv, ...rest]), () => this.#evidence(first), 0, false);
    }
  }

  #evidence(part: EntryPart): Evidence {
    return entryEvidence(this.#search.file, part);
  }

  #add(resolved: readonly ResolvedCommand[], evidence: (command: ResolvedCommand) => Evidence, depth: number, inScript: boolean): void {
    for (const command of resolved) {
      const seen = evidence(command);
      const named = inScript ? command : namedByEnv(this.#stage, command);
      if (named === undefined) this.unseen.push({ ...seen, text: `${seen.text}: only a variable names the program` });
      const { program, path } = named ?? command;
      if (program === undefined || path === undefined) continue;
      if (this.#isSpent(command)) return;
      const argument = scriptArgument(command);
      const target = argument ?? path;
      const found = this.#programs.locate(target, argument !== undefined);
      this.commands.push({ program, path, command, evidence: seen, inScript, origin: argument === undefined ? found.origin.kind : 'base' });
      if (depth < MAX_DEPTH) this.#follow(target, found, seen, depth, argument !== undefined);
      if (runsArguments(program)) this.#passesOn.set(path, undefined);
      this.#followArguments(command, target, seen, depth, inScript);
    }
  }

  /** Whether the file's entries run more than is read: what is left counts as not seen. */
  #isSpent({ args }: ResolvedCommand): boolean {
    this.#budget.words -= 10 + args.length;
    return isSpent(this.#budget);
  }

  end(): void {
    if (isSpent(this.#budget)) this.unseen.push({ text: 'the entry runs more than is read' });
  }

  /** `wait-for-it.sh db:5432 -- node x`, `entrypoint.sh node x` where the script ends in `exec "$@"`. */
  #followArguments(command: ResolvedCommand, script: string, evidence: Evidence, depth: number, inScript: boolean): void {
    if (depth >= MAX_DEPTH || !this.#passesOn.has(script)) return;
    const shifted = this.#passesOn.get(script);
    const values = command.args.flatMap((word) => (word.value === undefined ? [] : [word.value]));
    const dashes = values.indexOf('--');
    const first = dashes === -1 ? values.indexOf(script) + 1 + (shifted ?? 0) : dashes + 1;
    // Where nobody can say how many words the script keeps for itself, any of the first may be the program.
    const starts = dashes === -1 && shifted === undefined ? MOST_SHIFTED : 1;
    for (let at = first; at < Math.min(first + starts, values.length); at += 1) {
      this.#add(resolveArgv(values.slice(at)), () => evidence, depth + 1, inScript);
    }
  }

  /** Paths of scripts that run their arguments, with how many they `shift` away first; undefined: nobody can say. */
  readonly #passesOn: Map<string, number | undefined> = new Map();

  #follow(path: string, { place, origin }: LocatedProgram, evidence: Evidence, depth: number, byShell: boolean): void {
    if (origin.kind === 'program' || this.#seen.has(place)) return;
    this.#seen.add(place);
    if (origin.kind === 'text') {
      if (isShellScript(origin.text, byShell)) this.#readScript(origin, path, depth);
      return;
    }
    const why = unseenReason(this.#stage, path, { place, origin }, byShell);
    if (why === undefined) return;
    this.unseen.push({ ...evidence, text: `${evidence.text}: ${why}` });
    // It may run what stands behind it, so that is looked at as well.
    this.#passesOn.set(path, undefined);
  }

  #readScript(origin: { readonly name: string; readonly text: string; readonly firstLine: number; readonly inDockerfile: boolean }, path: string, depth: number): void {
    this.#budget.characters -= origin.text.length;
    const { ok, commands } = isSpent(this.#budget) ? { ok: false, commands: [] } : resolveCommands(origin.text);
    const file = origin.inDockerfile ? {} : { file: origin.name };
    const lineAt = lineCounter(origin.text);
    if (!ok) {
      this.unseen.push({ ...file, place: { line: origin.firstLine, column: 1 }, text: 'the script could not be read as shell' });
      return;
    }
    // `exec "$@"`, and what may hold the arguments: `exec "${CLI[@]}"`, `exec $cmd`.
    if (commands.some((command) => command.positional || command.program === undefined)) this.#passesOn.set(path, shiftedBy(commands));
    this.#add(
      commands,
      (command) => ({
        ...file,
        place: { line: origin.firstLine - 1 + lineAt(command.command?.span.start ?? 0), column: 1 },
        text: commandText(command, origin.text),
      }),
      depth + 1,
      true,
    );
  }
}
