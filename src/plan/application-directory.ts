import { isInside, isScratchSpace, isSystemDirectory } from '../facts/directories.ts';
import type { FileOperation, ImagePath } from '../facts/types.ts';
import type { Subject } from './types.ts';

export interface ApplicationDirectory {
  readonly path: ImagePath;
  /** It can only be named as the working directory: a variable stands in it, whose value only the build knows. */
  readonly asWorkdir: boolean;
  readonly by: Pick<FileOperation, 'by' | 'text'>;
}

/**
 * The directory that the application lives in: the final WORKDIR, or an earlier WORKDIR that holds it; without one, the
 * image's own if COPY or ADD fills it, else the one that the entry goes to by `cd` and COPY or ADD filled, else the directory
 * that mkdir made and COPY or ADD filled. Never a directory that
 * the system ships.
 */
export function applicationDirectory(subject: Subject): ApplicationDirectory | undefined {
  const { workdir, workdirBy } = subject.stage;
  if (workdirBy === undefined) return filledDirectory(subject);
  if (workdir === undefined || isSystemDirectory(workdir.path)) return undefined;
  const own = { path: workdir, by: { by: workdirBy, text: workdirBy.text } };
  if (workdir.overridable || workdirBy.rest.includes('$')) return { ...own, asWorkdir: true };
  // What lies beside the final WORKDIR belongs to the application too: `WORKDIR /app`, COPY, `WORKDIR /app/server`.
  const top = subject.doings.operations.find(
    (operation) => operation.kind === 'workdir' && isInside(workdir.path, operation.path.path) && !isSystemDirectory(operation.path.path) && !operation.path.overridable,
  );
  return top === undefined ? { ...own, asWorkdir: false } : { path: top.path, asWorkdir: false, by: top };
}

function filledDirectory({ stage, doings, entry }: Subject): ApplicationDirectory | undefined {
  const { workdir } = stage;
  const copies = doings.operations.filter((operation) => operation.kind === 'copy');
  if (workdir !== undefined && !isSystemDirectory(workdir.path)) {
    const filled = copies.find((copy) => isInside(copy.path.path, workdir.path));
    if (filled !== undefined) return { path: workdir, asWorkdir: false, by: filled };
  }
  for (const { directory } of entry.commands) {
    if (directory === undefined || directory === workdir?.path || !canHold({ path: directory })) continue;
    const filled = copies.find((copy) => isInside(copy.path.path, directory));
    if (filled !== undefined) return { path: { path: directory, overridable: false }, asWorkdir: false, by: filled };
  }
  const made = doings.operations.filter((operation) => operation.kind === 'mkdir' && canHold(operation.path) && !operation.path.overridable);
  const removed = doings.operations.filter((operation) => operation.kind === 'remove');
  // Of very many directories, the first few tell as much as all: nothing real makes more.
  const few = made.slice(0, MOST_MADE);
  for (const copy of copies.slice(-MOST_MADE).toReversed()) {
    const holder = few.find((operation) => isInside(copy.path.path, operation.path.path));
    if (holder !== undefined && removed.some((gone) => gone.by.span.start >= copy.by.span.start && isInside(holder.path.path, gone.path.path))) continue;
    if (holder !== undefined) return { path: holder.path, asWorkdir: false, by: holder };
  }
  return undefined;
}

function canHold({ path }: Pick<ImagePath, 'path'>): boolean {
  return !isSystemDirectory(path) && !isScratchSpace(path);
}

const MOST_MADE = 500;
