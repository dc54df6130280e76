import { join } from 'node:path';
import { openContext } from '../src/context/open-context.ts';
import { ALONE } from '../src/context/surroundings.ts';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import { fixtureCases } from '../test/fixture-cases.ts';
import { bestOf } from './best-of.ts';

/** How many real files are rewritten in a second: the fixtures with their build contexts, again and again. */
export function filesPerSecond(): number {
  const cases = fixtureCases();
  const all = (): void => {
    for (const { directory, before, policy } of cases) {
      const contexts = openContext(join(directory, 'before.Dockerfile'), directory);
      rewriteText({ path: 'Dockerfile', text: before, policy, surroundings: { ...ALONE, contexts } });
    }
  };
  return (cases.length / bestOf(10, all)) * 1000;
}
