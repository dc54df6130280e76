import { allReposTrials } from './all-repos.ts';
import { gitXargsTrials } from './git-xargs.ts';
import { multiGitterTrials } from './multi-gitter.ts';
import { turboliftTrials } from './turbolift.ts';
import type { EngineTrial } from './types.ts';

/** Every engine that can do its whole work on one machine. */
export const engineTrials: readonly EngineTrial[] = [...allReposTrials, ...turboliftTrials, ...multiGitterTrials, ...gitXargsTrials];
