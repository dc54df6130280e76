import type { Evidence } from '../rewrite/types.ts';
import { resolveArgv, resolveCommands } from '../shell/commands.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import type { ShellWord } from '../shell/shell.ts';
import { entryPrograms } from './entry-programs.ts';
import type { LocatedProgram } from './entry-programs.ts';
import { entryEvidence } from './entry-evidence.ts';
import { EntryFrame } from './entry-frame.ts';
import { packageScripts } from './entry-package-scripts.ts';
import { entryTexts } from './entry-parts.ts';
import { passedOn } from './entry-passes-on.ts';
import type { PassesOn } from './entry-passes-on.ts';
import type { EntryCommand } from './entry-reading.ts';
import { commandText, isShellScript, isSourcing, lineCounter, runsArguments, scriptWord, shiftedBy } from './entry-scripts.ts';
import { AskedFiles, isOfTheSystem } from './entry-sourced.ts';
import type { FileOrigin, FileSearch } from './find-file.ts';
import { namedByEnv, namedInScript } from './named-by-env.ts';
import { isSpent, searchBudget } from './search-budget.ts';
import type { SearchBudget } from './search-budget.ts';
import type { Entry, ImagePath, StageFacts } from './types.ts';
import { unseenReason } from './unseen-reason.ts';

/** Scripts that call scripts deeper than any real entry does. */
const MAX_DEPTH = 6;

/** What the commands of one text of the entry have in common. */
interface Text {
  readonly frame: EntryFrame;
  readonly asked: AskedFiles;
  readonly depth: number;
  readonly inScript: boolean;
  readonly evidence: (command: ResolvedCommand) => Evidence;
}

/** Follows an entry through the scripts that it runs, one into the next. */
export class EntryReader {
  readonly commands: EntryCommand[] = [];
  readonly unseen: Evidence[] = [];
  readonly broken: Evidence[] = [];
  readonly #search: FileSearch;
  readonly #stage: StageFacts;
  readonly #seen: Set<string> = new Set();
  readonly #budget: SearchBudget;
  readonly #programs: ReturnType<typeof entryPrograms>;
  /** By the path of the script, as the entry has it. */
  readonly #passesOn: Map<string, PassesOn> = new Map();

  constructor(search: FileSearch, stage: StageFacts) {
    this.#search = search;
    this.#stage = stage;
    this.#budget = searchBudget(search.facts);
    this.#programs = entryPrograms(search, stage);
  }

  start(entry: Entry): void {
    const { texts, unseen, broken } = entryTexts(this.#search.file, entry);
    this.broken.push(...broken);
    this.unseen.push(...unseen);
    for (const { commands, part, shell } of texts) {
      const frame = new EntryFrame(this.#stage, this.#stage.workdir);
      this.#add(commands, { frame, asked: new AskedFiles(shell), depth: 0, inScript: false, evidence: () => entryEvidence(this.#search.file, part) });
    }
  }

  end(): void {
    if (isSpent(this.#budget)) this.unseen.push({ text: 'the entry runs more than is read' });
  }

  #add(resolved: readonly ResolvedCommand[], text: Text): void {
    for (const command of resolved) {
      if (!this.#addOne(command, text)) return;
      text.frame.pass(command);
    }
  }

  /** False: more has been asked for than is read. */
  #addOne(command: ResolvedCommand, text: Text): boolean {
    const { frame, inScript } = text;
    const evidence = text.evidence(command);
    const named = inScript ? namedInScript(frame, command) : namedByEnv(this.#stage, command);
    if (named === undefined) this.unseen.push({ ...evidence, text: `${evidence.text}: only a variable names the program` });
    const { program, path } = named ?? command;
    if (program === undefined || path === undefined) return true;
    this.#budget.words -= 10 + command.args.length;
    if (isSpent(this.#budget)) return false;
    const directory = frame.directory(command);
    const word = scriptWord(command);
    const argument = word === undefined ? undefined : frame.value(word);
    const target = argument ?? path;
    const found = this.#programs.locate(target, argument !== undefined, directory);
    this.commands.push({ program, path, command, evidence, directory: directory?.path, inScript, origin: argument === undefined ? found.origin.kind : 'base' });
    if (isSourcing(command) && word !== undefined && argument === undefined) {
      const sure = text.asked.mayBeMissing(this.#search, this.#stage, word.text, undefined);
      if (!sure) this.unseen.push({ ...evidence, text: `${evidence.text}: only the running container knows what it reads in` });
      return true;
    }
    if (text.depth < MAX_DEPTH) {
      this.#follow(target, found, { command, word: argument === undefined ? undefined : word }, text, evidence);
      this.#followPackage(command, directory, text.depth);
    }
    if (runsArguments(program)) this.#passesOn.set(path, { shifted: undefined });
    this.#followArguments(command, target, text, evidence);
    return true;
  }

  /** Where the script ends in `exec "$@"`. */
  #followArguments(command: ResolvedCommand, script: string, text: Text, evidence: Evidence): void {
    const passed = this.#passesOn.get(script);
    if (text.depth >= MAX_DEPTH || passed === undefined) return;
    const directory = 'directory' in passed ? passed.directory : text.frame.directory(command);
    for (const argv of passedOn(command, script, passed)) {
      this.#add(resolveArgv(argv), { ...text, frame: new EntryFrame(this.#stage, directory), depth: text.depth + 1, evidence: () => evidence });
    }
  }

  /** @param path as the entry has it; `word`: the script that a shell is given or reads in */
  #follow(path: string, { place, origin }: LocatedProgram, { command, word }: { readonly command: ResolvedCommand; readonly word: ShellWord | undefined }, text: Text, evidence: Evidence): void {
    if (origin.kind === 'program' || this.#seen.has(place)) return;
    this.#seen.add(place);
    if (origin.kind === 'text') {
      const { frame } = text;
      const directory = frame.directory(command);
      const inner = isSourcing(command) ? frame.readIn(place, directory) : new EntryFrame(this.#stage, directory, { own: place, zero: place });
      if (isShellScript(origin.text, word !== undefined)) this.#readScript(origin, path, inner, text.depth);
      return;
    }
    const why = unseenReason(this.#stage, path, { place, origin }, word !== undefined);
    if (why === undefined) return;
    if (word !== undefined && isSourcing(command) && (isOfTheSystem(path, origin.kind) || text.asked.mayBeMissing(this.#search, this.#stage, word.text, origin))) return;
    this.unseen.push({ ...evidence, text: `${evidence.text}: ${why}` });
    // It may run what stands behind it, so that is looked at as well.
    this.#passesOn.set(path, { shifted: undefined });
  }

  #readScript(origin: Extract<FileOrigin, { kind: 'text' }>, path: string, frame: EntryFrame, depth: number): void {
    this.#budget.characters -= origin.text.length;
    const { ok, commands } = isSpent(this.#budget) ? { ok: false, commands: [] } : resolveCommands(origin.text);
    const file = origin.inDockerfile ? {} : { file: origin.name };
    const lineAt = lineCounter(origin.text);
    if (!ok) {
      this.unseen.push({ ...file, place: { line: origin.firstLine, column: 1 }, text: 'the script could not be read as shell' });
      return;
    }
    this.#add(commands, {
      frame,
      asked: new AskedFiles(origin.text),
      depth: depth + 1,
      inScript: true,
      evidence: (command) => ({
        ...file,
        place: { line: origin.firstLine - 1 + lineAt(command.command?.span.start ?? 0), column: 1 },
        text: commandText(command, origin.text),
      }),
    });
    // `exec "$@"`, and what may hold the arguments: `exec "${CLI[@]}"`, `exec $cmd`.
    if (commands.some((command) => command.positional || command.program === undefined)) this.#passesOn.set(path, { shifted: shiftedBy(commands), directory: frame.end });
  }

  /** What `npm start` and the like run. */
  #followPackage(command: ResolvedCommand, standing: ImagePath | undefined, depth: number): void {
    const found = packageScripts(this.#search, this.#stage, command, standing);
    if (found === undefined || this.#seen.has(found.key)) return;
    this.#seen.add(found.key);
    for (const { text, evidence } of found.scripts) {
      this.#budget.characters -= text.length;
      const frame = new EntryFrame(this.#stage, found.directory);
      this.#add(resolveCommands(text).commands, { frame, asked: new AskedFiles(text), depth: depth + 1, inScript: true, evidence });
    }
  }
}
