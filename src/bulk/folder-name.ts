import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';

/** Longest part of a path that is kept for people to read. */
const READABLE = 60;

/**
 * The name of a repository's folder in the output: the end of its path, as far as every file system takes it, and a hash of the
 * whole, so that no two repositories share one.
 */
export function folderName(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 10);
  const end = [basename(dirname(path)), basename(path)].join('-');
  const readable = end.replace(/[^A-Za-z0-9._-]+/g, '_').slice(-READABLE).replace(/^[._-]+/, '');
  return readable === '' ? hash : `${readable}-${hash}`;
}
