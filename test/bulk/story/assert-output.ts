import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { STORY, verdictOf } from './layout/story.ts';
import type { Level } from './layout/types.ts';
import { readOutput } from './output.ts';
import { differences, snapshot } from './snapshot.ts';
import type { Stage } from './stage.ts';

/** Each repository of the story is told, and what became of it is what was to. `root`: what their paths start with. */
export function assertVerdicts(stage: Stage, out: string, root: string, level: Level): void {
  const found = readOutput(stage, out);
  assert.is(found.size, STORY.length);
  const told = STORY.map(({ path }) => `${path}: ${found.get(`${root}/${path}`)?.verdict}`);
  assert.is(told.join('\n'), STORY.map((repository) => `${repository.path}: ${verdictOf(repository, level)}`).join('\n'));
}

/** Both outputs hold the same bytes; a run that was killed may have left a folder that it was about to fill. */
export function assertSameOutput(stage: Stage, one: string, other: string): void {
  const found = differences(snapshot(join(stage.folder, one)), snapshot(join(stage.folder, other)));
  assert.equal(found.filter((path) => !/\.tmp(?:$|\/)/.test(path)), []);
}
