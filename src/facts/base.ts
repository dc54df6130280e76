import { expand } from '../dockerfile/expand.ts';
import type { Stage } from '../dockerfile/types.ts';
import { lookupImage } from '../images/lookup.ts';
import type { Base } from './types.ts';
import { Scope } from './variables.ts';

/** Resolves what FROM names outside the file: ARG defaults expanded, looked up in the table of base images. */
export function resolveImage(stage: Stage, escape: string, globals: ReadonlyMap<string, string | undefined>): Base {
  const scope = Scope.start(new Map(), {});
  for (const [name, value] of globals) scope.setArg(name, value);
  const lookup = (name: string): ReturnType<Scope['lookup']> => scope.lookup(name);
  const { value, unknown } = expand(stage.base, escape, lookup);
  if (unknown.length > 0) {
    return { kind: 'unknown', reference: stage.base, why: `${unknown.map((name) => `$${name}`).join(', ')} has no default` };
  }
  const image = lookupImage(value, expand(stage.platform, escape, lookup).value || undefined);
  if (image === undefined) return { kind: 'unknown', reference: value, why: 'the table of base images does not know it' };
  return { kind: 'image', reference: value, image };
}
