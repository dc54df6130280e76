import type { BuildTargets } from '../facts/runtime-stages.ts';
import type { ImageUse } from './types.ts';

/** The stages that neighbouring files build to run them; a script's target may as well be built for its files only. */
export function buildTargets(uses: readonly ImageUse[]): BuildTargets {
  const targets = new Map<string, 'built' | 'started'>();
  for (const { kind, target, command, entrypoint } of uses) {
    if (kind === 'script' || target === undefined || target === '') continue;
    const name = target.toLowerCase();
    if (command !== undefined || entrypoint !== undefined) targets.set(name, 'started');
    else if (!targets.has(name)) targets.set(name, 'built');
  }
  return targets;
}
