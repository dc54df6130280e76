import { isInside } from './directories.ts';
import type { FileOperation } from './types.ts';

export type LinkOperation = Extract<FileOperation, { kind: 'link' }>;

/**
 * The symbolic link that a path of the image is in the end, if the operations make one.
 *
 * @param shipped the base image has a directory of that name
 */
export function linkAt(operations: readonly FileOperation[], path: string, shipped: boolean): LinkOperation | undefined {
  const at = operations.findLastIndex((operation) => isLinkOrGone(operation, path));
  const link = operations[at];
  if (link?.kind !== 'link') return undefined;
  if (link.exact) return link;
  // In a directory of its name it is something else: `WORKDIR /data` and then `ln -s /srv/data /data` makes `/data/data`.
  const before = operations.slice(0, at).findLast((operation) => isLinkOrGone(operation, path) || isDirectory(operation, path));
  const free = before === undefined ? !shipped : isLinkOrGone(before, path);
  return free ? link : undefined;
}

function isLinkOrGone(operation: FileOperation, path: string): boolean {
  return operation.kind === 'remove' ? isInside(path, operation.path.path) : operation.kind === 'link' && operation.path.path === path;
}

/** The operation leaves a directory there. */
function isDirectory(operation: FileOperation, path: string): boolean {
  const { kind } = operation;
  if (!isInside(operation.path.path, path)) return false;
  if (operation.path.path !== path) return kind === 'copy' || kind === 'mkdir' || kind === 'workdir' || kind === 'link';
  return kind === 'mkdir' || kind === 'workdir' || (kind === 'copy' && operation.directory);
}
