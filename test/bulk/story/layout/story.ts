import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stage } from '../stage.ts';
import { BROKEN } from './broken.ts';
import { CONTENTS } from './contents.ts';
import { HOSTILE } from './hostile.ts';
import { KINDS } from './kinds.ts';
import { NAMES } from './names.ts';
import { plainRepositories } from './plain.ts';
import { STATES } from './states.ts';
import { TEXTS } from './texts.ts';
import type { Level, StoryRepository } from './types.ts';

/** Every repository of the story. */
export const STORY: readonly StoryRepository[] = [...plainRepositories(3), ...CONTENTS, ...TEXTS, ...NAMES, ...STATES, ...KINDS, ...BROKEN, ...HOSTILE];

/** Makes repositories below the root of a stage. */
export function layOut(stage: Stage, repositories: readonly StoryRepository[]): void {
  for (const { path, lay } of repositories) {
    const top = join(stage.root, path);
    mkdirSync(dirname(top), { recursive: true });
    lay(top, stage);
  }
}

/** What is to become of a repository: `changed runs-as-root`. */
export function verdictOf(repository: StoryRepository, level: Level): string {
  return repository[level] ?? repository.plan;
}

/** Those that change. */
export function changing(level: Level): readonly StoryRepository[] {
  return STORY.filter((repository) => verdictOf(repository, level).startsWith('changed '));
}

/** How many files of these change. */
export function filesOf(repositories: readonly StoryRepository[]): number {
  return repositories.reduce((sum, { files }) => sum + (files?.length ?? 1), 0);
}
