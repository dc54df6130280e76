import { endingTrials } from './endings.ts';
import { imageTrials } from './image.ts';
import { rewriteTrials } from './rewrites.ts';
import { serverTrials } from './servers.ts';
import type { CommandTrial } from './types.ts';

/** What the command line does with a real engine. */
export const commandTrials: readonly CommandTrial[] = [...rewriteTrials, ...serverTrials, ...endingTrials, ...imageTrials];
