const LIBRARY = 'docker.io/library/';

/** First tags of the bases that others are made from. */
export const DEBIAN: string = `${LIBRARY}debian:bookworm`;
export const UBUNTU: string = `${LIBRARY}ubuntu:24.04`;
export const GCC: string = `${LIBRARY}gcc:13`;
export const ALPINE: string = `${LIBRARY}alpine:3.20`;
export const NGINX: string = `${LIBRARY}nginx:1.27`;
/** No image of anyone's: it holds what is compiled or gathered for the others, below /out. */
export const WORKSHOP: string = 'localhost/proof/workshop:latest';

/** Full references of Docker Hub's own images. */
export function library(...names: readonly string[]): readonly string[] {
  return names.map((name) => `${LIBRARY}${name}`);
}

export const PATH: Readonly<Record<string, string>> = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
