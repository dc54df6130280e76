import path from 'node:path';
import { readSource } from '../dockerfile/read.ts';
import type { FindRepository } from '../git/repository.ts';
import { ignoreRules, type Rules } from './glob.ts';
import { isInside } from './paths.ts';

/** Whether a path found under `root` is left out by the ignore files that lie where the walk does not look. */
export type LeftOutElsewhere = (absolute: string, root: string) => Promise<boolean>;

/**
 * Inside git that is `info/exclude` of the repository that holds the path, which may be a nested one; outside git every
 * `.unrootignore` above the root, up to `cwd`. A `!` in an ignore file elsewhere does not take their rules back.
 */
export function otherRules(cwd: string, findRepository: FindRepository): LeftOutElsewhere {
  const known = new Map<string, Promise<Rules>>();
  const rulesIn = (file: string, base: string): Promise<Rules> => {
    // Linked work trees share a file, each with its own base.
    const key = `${base}\0${file}`;
    const rules = known.get(key) ?? readRules(file, base);
    known.set(key, rules);
    return rules;
  };
  return async (absolute, root) => {
    const repository = await findRepository(path.dirname(absolute));
    if (repository !== undefined) {
      const rules = await rulesIn(path.join(repository.commonDir, 'info', 'exclude'), repository.top);
      return rules(absolute);
    }
    if (!isInside(cwd, root)) return false;
    for (let folder = root; folder !== cwd; ) {
      folder = path.dirname(folder);
      const rules = await rulesIn(path.join(folder, '.unrootignore'), folder);
      if (rules(absolute)) return true;
    }
    return false;
  };
}

async function readRules(file: string, base: string): Promise<Rules> {
  const read = await readSource(file);
  return read.ok ? ignoreRules(read.text, base) : () => false;
}
