import { posix } from 'node:path';
import type { BuildContext } from '../context/context.ts';
import { sourcePath } from '../context/source-path.ts';
import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { placeOf } from '../dockerfile/lines.ts';
import { stageChain, chainDoings } from './chain.ts';
import { isInside } from './directories.ts';
import { findStage } from './runtime-stages.ts';
import type { CopyOperation, Doings, FileFacts, StageFacts } from './types.ts';

/** Where a file of the image comes from. */
export type FileOrigin =
  /** Its text, and a name for people: a path in the build context, or the instruction's line for a heredoc. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly firstLine: number; readonly inDockerfile: boolean }
  /** COPY or ADD brings it, but it is not in the context (or no context is known). */
  | { readonly kind: 'absent'; readonly by: CopyOperation }
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
  const doings = chainDoings(stage);
  // What an instruction seems to bring, unless an earlier one is seen to.
  let likely: FileOrigin | undefined;
  // Backwards without a copy of the list: it is asked for every command of an entry.
  for (let at = doings.operations.length - 1; at >= 0; at -= 1) {
    const operation = doings.operations[at];
    if (operation?.kind !== 'copy' || !isInside(path, operation.path.path)) continue;
    const origin = fromCopy(search, stage, operation, path, hops);
    if (origin?.kind === 'absent' || (origin?.kind === 'program' && operation.from !== undefined)) likely ??= origin;
    else if (origin !== undefined) return writtenByRun(search, doings, path, operation.by, origin) ?? origin;
  }
  return writtenByRun(search, doings, path, undefined, undefined) ?? likely ?? { kind: 'base' };
}

/** A file that RUNs write with `>` and `>>`, behind the COPY that brings it if one does: its text, if all of it is told. */
function writtenByRun({ file }: FileSearch, doings: Doings, path: string, copy: Instruction | undefined, copied: FileOrigin | undefined): FileOrigin | undefined {
  const later = doings.commands.filter(({ by }) => copy === undefined || by.span.start > copy.span.start);
  const writes = later.flatMap((command) => command.writes.filter((write) => write.path === path).map((write) => ({ ...write, command })));
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
  return { kind: 'absent', by: copy };
}

function fromStage(search: FileSearch, stage: StageFacts, copy: CopyOperation, from: string, path: string, hops: number): FileOrigin | undefined {
  const source = findStage(search.file, from, stage.stage.index);
  const facts = source === undefined ? undefined : search.facts.stages[source.index];
  // Another image: nothing tells what it holds, and what is copied from one is as a rule a program.
  if (facts === undefined || hops >= MAX_HOPS || stageChain(facts).includes(stage)) return copy.path.path === path ? { kind: 'program' } : undefined;
  for (const candidate of candidates(copy, path)) {
    const origin = findFile(search, facts, posix.resolve('/', facts.workdir?.path ?? '/', `/${candidate}`), hops + 1);
    if (origin.kind !== 'base' && origin.kind !== 'absent') return origin;
  }
  // Built there, as a rule.
  return { kind: 'program' };
}

/** The paths in the source that `path` may have been copied from, the likeliest first. */
function candidates(copy: CopyOperation, path: string): readonly string[] {
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
