import type { ImageReference } from './types.ts';

/** The name of a valid reference in full, without tag and digest: `docker.io/library/node` of `node:20`. */
export function spellOut({ original, registry }: ImageReference): string {
  const written = withoutTag(original);
  const path = written.startsWith(`${registry}/`) ? written.slice(registry.length + 1) : written;
  // Docker Hub's official images are below `library/` (distribution/reference, `splitDockerDomain`).
  return registry === 'docker.io' && !path.includes('/') ? `docker.io/library/${path}` : `${registry}/${path}`;
}

/** A reference as written, without tag and digest. */
export function withoutTag(reference: string): string {
  const name = reference.split('@')[0] ?? '';
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon === -1 ? name : name.slice(0, colon);
}
