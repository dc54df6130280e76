import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import type { Rewrite } from '../src/rewrite/types.ts';
import { openTree } from '../src/tree/open-tree.ts';
import type { Scenario } from './scenario.ts';

/** What unroot makes of the Dockerfile of a scenario, with the folder of the scenario as its tree. @throws Error if the folder has a bad configuration */
export async function rewriteScenario({ folder, policy }: Scenario): Promise<Rewrite> {
  const dockerfile = join(folder, 'Dockerfile');
  const around = (await openTree(folder, 'tree')).around(dockerfile, policy);
  if (!around.ok) throw new Error(around.message);
  return rewriteText({ path: 'Dockerfile', text: readFileSync(dockerfile, 'utf8'), policy: around.policy, surroundings: around.surroundings });
}

/** Every code that is said of a file. */
export function codesOf({ reason, findings, notes }: Rewrite): readonly string[] {
  return [...(reason === undefined ? [] : [reason.code]), ...findings.map(({ code }) => code), ...notes.map(({ code }) => code)];
}
