import type { Dockerfile, Stage } from '../dockerfile/types.ts';
import type { LookupImage } from '../images/types.ts';
import { expandFrom } from './base-name.ts';
import type { Base } from './types.ts';

/** Resolves what FROM names outside the file: ARG defaults expanded, looked up in the table of base images. */
export function resolveImage(file: Dockerfile, stage: Stage, images: LookupImage): Base {
  const { value, unknown } = expandFrom(file, stage.base);
  if (unknown.length > 0) {
    return { kind: 'unknown', reference: stage.base, why: `${unknown.map((name) => `$${name}`).join(', ')} has no default` };
  }
  const image = images(value, expandFrom(file, stage.platform).value || undefined);
  if (image === undefined) return { kind: 'unknown', reference: value, why: 'the table of base images does not know it' };
  return { kind: 'image', reference: value, image };
}
