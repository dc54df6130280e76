import { isInside, isRootHome, isScratchRoot, isScratchSpace, isSystemDirectory } from '../facts/directories.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { linkAt } from '../facts/link-at.ts';
import type { LinkOperation } from '../facts/link-at.ts';
import type { FileOperation, ImagePath } from '../facts/types.ts';
import { isConditional } from './mkdir.ts';
import { shellQuote } from './shell-quote.ts';
import type { OwnedDirectory, Subject } from './types.ts';

/** More directories than any real stage gives away. */
export const MOST_OWNED = 100;

/** A directory to be given, by the operation that speaks for it. */
export function make(subject: Subject, path: ImagePath, operation: Pick<FileOperation, 'by' | 'text'>, written?: string): OwnedDirectory {
  const { operations } = subject.doings;
  const why = instructionEvidence(subject.file, operation.by, operation.text);
  const directory = { path: path.path, volume: undefined, why };
  const link = linkAt(operations, path.path, exists(subject, path.path, []));
  const behind = link === undefined ? undefined : behindLink(subject, link);
  return {
    ...directory,
    ...(link === undefined ? {} : { link: { target: behind?.path } }),
    written: written ?? behind?.written ?? shellQuote(path.path),
    exists: written !== undefined || behind?.exists === true || exists(subject, path.path, operations),
  };
}

/**
 * What `chown -R` has to name in place of a link, of which it would change nothing but the link itself: the directory that
 * it leads to, or, where the build may choose that, the link with `/.` behind it, if something is put there through it.
 */
function behindLink(subject: Subject, { path, target }: LinkOperation): { readonly path: string | undefined; readonly written: string; readonly exists: boolean } | undefined {
  const { operations } = subject.doings;
  if (target !== undefined && !target.overridable) return { path: target.path, written: shellQuote(target.path), exists: exists(subject, target.path, operations) };
  const isUsed = operations.some((operation) => (operation.kind === 'copy' || operation.kind === 'workdir' || operation.kind === 'mkdir') && isInside(operation.path.path, path.path));
  return isUsed ? { path: undefined, written: shellQuote(`${path.path}/.`), exists: true } : undefined;
}

/** An instruction of the chain, or the image itself, is sure to make it. */
export function exists(subject: Subject, path: string, operations: readonly FileOperation[]): boolean {
  const { image } = subject.stage.rootImage;
  const shipped = [...(image?.volumes ?? []), ...(image?.stateDirs ?? []), ...(image?.workdir === undefined ? [] : [image.workdir])];
  if (shipped.some((directory) => isInside(directory, path))) return true;
  return operations.some((operation) => isSure(operation) && isInside(operation.path.path, path));
}

function isSure(operation: FileOperation): boolean {
  const { kind, by } = operation;
  return kind === 'workdir' || kind === 'copy' || (kind === 'mkdir' && operation.inline !== true && !isConditional(by));
}

/** The engine makes a volume's directory as root, also where everybody may make their own. */
export function canOwnVolume(path: ImagePath): boolean {
  return canOwn(path) || (!path.overridable && isScratchSpace(path.path) && !isScratchRoot(path.path));
}

/** A directory that may be given to a user. Sockets are files that the host brings. */
export function canOwn(path: ImagePath): boolean {
  return !path.overridable && !isSystemDirectory(path.path) && !isScratchSpace(path.path) && !isRootHome(path.path) && !path.path.endsWith('.sock');
}
