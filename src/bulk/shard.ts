import { createHash } from 'node:crypto';

/** One of `count` parts of all repositories; `index` is from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Whether a repository, by its path as people see it, belongs to a part. Each belongs to exactly one, on every machine. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(path).digest().readUInt32BE(0) % count === index - 1;
}
