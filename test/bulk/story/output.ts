import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePathList } from '../../../src/bulk/path-list.ts';
import type { Stage } from './stage.ts';

/** What stands in the output of one repository. */
export interface Stored {
  /** As `root/PATH`. */
  readonly path: string;
  /** `changed runs-as-root`. */
  readonly verdict: string;
  /** Absolute. */
  readonly folder: string;
  readonly head: string;
  readonly commit: string;
  readonly message: string;
}

/** The names of the finished repositories' folders; none where the output is not there yet. */
export function finished(stage: Stage, out: string): readonly string[] {
  const repositories = join(stage.folder, out, 'repos');
  return existsSync(repositories) ? readdirSync(repositories).filter((name) => !name.endsWith('.tmp')) : [];
}

/** Every stored result, by path. Fails where one is not whole. */
export function readOutput(stage: Stage, out: string): ReadonlyMap<string, Stored> {
  return new Map(finished(stage, out).map((name) => readStored(join(stage.folder, out, 'repos', name))).map((stored) => [stored.path, stored]));
}

function readStored(folder: string): Stored {
  const found: unknown = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8'));
  const field = (key: string): string => String(Object.getOwnPropertyDescriptor(found, key)?.value);
  const others = { changed: ['changes.patch', 'message.md'], failed: ['error.txt'], skipped: [], unchanged: [] }[field('status')];
  const names = readdirSync(folder).filter((name) => name !== 'findings.json');
  if (others === undefined || names.sort().join() !== others.join()) throw new Error(`${folder} holds ${names.join(', ')} and is ${field('status')}`);
  const verdict = `${field('status')} ${field('code')}`;
  return { folder, verdict, path: field('path'), head: field('head'), commit: field('commit'), message: field('message') };
}

/** The paths of one of the lists in the output. */
export function listed(stage: Stage, out: string, list: string): readonly string[] {
  const read = parsePathList(readFileSync(join(stage.folder, out, list), 'utf8'));
  if (!read.ok) throw new Error(`${list}:${read.line}: ${read.message}`);
  return read.paths;
}
