import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Blob } from './blobs.ts';
import type { StoryRepository } from './layout/types.ts';
import { differences, snapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { Stage } from './stage.ts';

/** A writer that is killed leaves at most this. */
const TEMPORARY = /(?:^|\/)\.unroot-[0-9a-f]{18}\.tmp$/;

/** Keeps a copy of all repositories as they are, for `restore`. */
export function save(stage: Stage): void {
  execFileSync('cp', ['-a', 'world', 'saved'], { cwd: stage.folder });
}

export function restore(stage: Stage): void {
  rmSync(join(stage.folder, 'world'), { recursive: true });
  execFileSync('cp', ['-a', 'saved', 'world'], { cwd: stage.folder });
}

/** Takes away what a writer that was killed has left beside the files. */
export function tidy(stage: Stage): void {
  for (const path of snapshot(stage.root).keys()) if (TEMPORARY.test(path)) rmSync(join(stage.root, path));
}

export interface Written {
  readonly repositories: readonly StoryRepository[];
  readonly before: Snapshot;
  /** What the files are to hold, as git keeps them, by repository and file. */
  readonly expected: ReadonlyMap<string, ReadonlyMap<string, Blob>>;
  /** Paths that may differ too. */
  readonly isOther?: (path: string) => boolean;
}

/**
 * Files of these repositories, and nothing else, differ from what was saved: they hold what they are to become, with the mode and line ends
 * that they had. The result is how many do.
 */
export function assertWritten(stage: Stage, { repositories, before, expected, isOther = () => false }: Written): number {
  const wanted = new Map(repositories.flatMap(({ path }) => [...(expected.get(path) ?? [])].map(([file, blob]) => [join(path, file), blob.content] as const)));
  const now = snapshot(stage.root);
  const changed = differences(before, now).filter((path) => !TEMPORARY.test(path) && !isOther(path));
  for (const path of changed) {
    const old = readFileSync(join(stage.folder, 'saved/root', path), 'utf8');
    const content = wanted.get(path)?.replaceAll('\r\n', '\n');
    assert.is(readFileSync(join(stage.root, path), 'utf8'), old.includes('\r\n') ? content?.replaceAll('\n', '\r\n') : content, path);
    assert.is(modeOf(now, path), modeOf(before, path), path);
  }
  return changed.length;
}

function modeOf(all: Snapshot, path: string): string | undefined {
  return all.get(path)?.split(' ')[0];
}
