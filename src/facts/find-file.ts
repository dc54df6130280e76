import { posix } from 'node:path';
import type { BuildContext } from '../context/context.ts';
import { sourcePath } from '../context/source-path.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { placeOf } from '../dockerfile/lines.ts';
import { copiesOver, writesTo } from './bringers.ts';
import { chainDoings } from './chain.ts';
import { isCompiled } from './compiled.ts';
import { isNamedScript, mayBeScript } from './entry-scripts.ts';
import { findStage } from './runtime-stages.ts';
import { searchBudget } from './search-budget.ts';
import type { CopyOperation, Doings, FileFacts, StageFacts } from './types.ts';

/** Where a file of the image comes from. */
export type FileOrigin =
  /** Its text, and a name for people: a path in the build context, or the instruction's line for a heredoc. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly firstLine: number; readonly inDockerfile: boolean }
  /**
   * COPY or ADD brings it, but it is not in the context (or no context is known). `hidden`: by a folder in which no file of that
   * name is seen, so only what makes the folder can have put one there.
   */
  | { readonly kind: 'absent'; readonly by: CopyOperation; readonly hidden: boolean }
  /** There, and neither text nor a script. */
  | { readonly kind: 'program' }
  /** A RUN wrote it. */
  | { readonly kind: 'made'; readonly by: string }
  /** No instruction brings it: the base image's own. */
  | { readonly kind: 'base' };

export interface FileSearch {
  readonly file: Dockerfile;
  readonly facts: FileFacts;
  readonly context: BuildContext | undefined;
}

/** A chain of COPY --from longer than any real file has. */
const MAX_HOPS = 16;

/** Finds what stands at an absolute path of a stage's image: the last instruction that brings it decides. */
export function findFile(search: FileSearch, stage: StageFacts, path: string, hops: number = 0): FileOrigin {
  const found = foundIn(search, stage);
  const key = `${hops} ${path}`;
  const origin = found.get(key) ?? lookFor(search, stage, path, hops);
  found.set(key, origin);
  return origin;
}

const FOUND = new WeakMap<FileFacts, { readonly context: FileSearch['context']; readonly byStage: Map<StageFacts, Map<string, FileOrigin>> }>();

/** What has been found in a stage: entries name the same programs again and again, and stages copy from each other. */
function foundIn({ facts, context }: FileSearch, stage: StageFacts): Map<string, FileOrigin> {
  const known = FOUND.get(facts);
  const { byStage } = known?.context === context && known !== undefined ? known : { byStage: new Map<StageFacts, Map<string, FileOrigin>>() };
  if (byStage !== known?.byStage) FOUND.set(facts, { context, byStage });
  const found = byStage.get(stage) ?? new Map<string, FileOrigin>();
  byStage.set(stage, found);
  return found;
}

function lookFor(search: FileSearch, stage: StageFacts, path: string, hops: number): FileOrigin {
  const doings = chainDoings(stage);
  const budget = searchBudget(search.facts);
  budget.steps -= 1;
  // What an instruction seems to bring, unless an earlier one is seen to.
  let likely: FileOrigin | undefined;
  for (const copy of copiesOver(doings, path)) {
    budget.steps -= 1;
    if (budget.steps < 0) break;
    const origin = fromCopy(search, stage, copy, path, hops);
    if (origin?.kind === 'absent' || (origin?.kind === 'program' && copy.from !== undefined)) likely ??= origin;
    else if (origin !== undefined) return writtenByRun(search, doings, path, copy.by, origin) ?? origin;
  }
  return writtenByRun(search, doings, path, undefined, undefined) ?? likely ?? { kind: 'base' };
}

/** A file that RUNs write with `>` and `>>`, behind the COPY that brings it if one does: its text, if all of it is told. */
function writtenByRun({ file }: FileSearch, doings: Doings, path: string, copy: Instruction | undefined, copied: FileOrigin | undefined): FileOrigin | undefined {
  const writes = writesTo(doings, path).filter(({ command }) => copy === undefined || command.by.span.start > copy.span.start);
  const [first] = writes;
  if (first === undefined) return undefined;
  const start = writes.findLastIndex((write) => !write.append);
  const base = start === -1 && copied?.kind === 'text' ? [copied.text] : [];
  const contents = [...base, ...writes.slice(Math.max(0, start)).map((write) => write.content)];
  // What `>>` adds to is another file's text unless the COPY that brings it is read.
  const unread = start === -1 && copied?.kind !== 'text';
  if (unread || contents.includes(undefined)) return { kind: 'made', by: first.command.text };
  const here = { name: path, firstLine: placeOf(file, first.command.by.span.start).line, inDockerfile: true };
  return { kind: 'text', ...(base.length > 0 && copied?.kind === 'text' ? copied : here), text: contents.join('') };
}

function fromCopy(search: FileSearch, stage: StageFacts, copy: CopyOperation, path: string, hops: number): FileOrigin | undefined {
  if (copy.from !== undefined) return fromStage(search, stage, copy, copy.from, path, hops);
  const heredoc = copy.by.heredocs[0];
  if (heredoc !== undefined && copy.path.path === path) {
    const line = search.file.lines.findIndex((candidate) => candidate.start >= heredoc.span.start) + 1;
    return { kind: 'text', name: 'heredoc', text: heredoc.content, firstLine: line, inDockerfile: true };
  }
  const { context } = search;
  for (const source of candidates(copy, path)) {
    const kind = context?.kind(source);
    if (kind !== 'file') continue;
    const text = context?.read(source);
    return text === undefined ? { kind: 'program' } : { kind: 'text', name: source, text, firstLine: 1, inDockerfile: false };
  }
  // A file that is put into a directory brings nothing but itself.
  if (context !== undefined && copy.sources.every((source) => context.kind(source) === 'file')) return undefined;
  return { kind: 'absent', by: copy, hidden: context !== undefined && copy.sources.every((source) => context.kind(source) !== undefined) };
}

function fromStage(search: FileSearch, stage: StageFacts, copy: CopyOperation, from: string, path: string, hops: number): FileOrigin | undefined {
  const source = findStage(search.file, from, stage.stage.index);
  const facts = source === undefined ? undefined : search.facts.stages[source.index];
  // Another image: nothing tells what it holds, and what is copied from one is a program unless its name says script.
  if (facts === undefined || hops >= MAX_HOPS || isBuiltFrom(facts, stage)) {
    return copy.path.path === path || isNamed(copy, path) ? program(copy, path) : undefined;
  }
  let absent = false;
  for (const candidate of candidates(copy, path)) {
    const origin = findFile(search, facts, posix.resolve('/', facts.workdir?.path ?? '/', `/${candidate}`), hops + 1);
    if (origin.kind !== 'base' && origin.kind !== 'absent') return origin;
    absent ||= origin.kind === 'absent';
  }
  if (absent) return program(copy, path);
  // Made there: a program, as a rule, and many of those are called `start` or `run`; by its ending, a script that nobody has seen.
  if (!isNamedScript(path) || candidates(copy, path).some((candidate) => isCompiled(chainDoings(facts), candidate))) return { kind: 'program' };
  return { kind: 'absent', by: copy, hidden: copy.path.path !== path && !isNamed(copy, path) };
}

/** `stage` itself, or a stage that stands upon it. */
function isBuiltFrom(facts: StageFacts, stage: StageFacts): boolean {
  for (let link = facts; ; link = link.base.facts) {
    if (link === stage) return true;
    if (link.base.kind !== 'stage') return false;
  }
}

function program(copy: CopyOperation, path: string): FileOrigin {
  return mayBeScript(copy, path) ? { kind: 'absent', by: copy, hidden: false } : { kind: 'program' };
}

/** A source has the name of the file, so it is the file itself that is put into a directory. */
function isNamed(copy: CopyOperation, path: string): boolean {
  return posix.dirname(path) === copy.path.path && copy.sources.some((source) => posix.basename(source) === posix.basename(path));
}

/** The paths in the source that `path` may have been copied from, the likeliest first. */
export function candidates(copy: CopyOperation, path: string): readonly string[] {
  const below = posix.relative(copy.path.path, path);
  return copy.sources.flatMap((written) => {
    const source = sourcePath(written);
    const glob = /[*?[]/.test(source);
    const directory = glob ? posix.dirname(source) : source;
    if (below === '') return [source];
    const content = posix.join(directory, below);
    // `COPY start.sh /app/` puts the file itself into the directory.
    return posix.basename(source) === below ? [source, content] : [content];
  });
}
