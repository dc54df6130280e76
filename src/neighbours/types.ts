import type { Evidence } from '../rewrite/types.ts';

/** What kind of file says how an image is built or run. */
export type NeighbourKind = 'compose' | 'bake' | 'skaffold' | 'action' | 'devcontainer' | 'kubernetes' | 'script';

/** Something that is mounted into the container. */
export interface Mount {
  /** Absolute path in the container. */
  readonly path: string;
  /** `volume`: a named or anonymous one, which the engine fills from the image when it is new; `bind`: a path of the host. */
  readonly kind: 'bind' | 'volume' | 'tmpfs';
  /** Of a bind mount: the host's path as written; of a volume: its name, `''` without one. */
  readonly source: string;
  readonly readOnly: boolean;
  readonly evidence: Evidence;
}

/**
 * One place outside a Dockerfile that says how its image is built or run: a compose service, a bake target, a skaffold
 * artifact, a container of a Kubernetes workload. Evidence names the file relative to the top of the tree, and the line.
 */
export interface ImageUse {
  readonly kind: NeighbourKind;
  /** The service, target, artifact or container: its file, the place of its name, and what it is in a few words. */
  readonly evidence: Evidence;
  /** Absolute path of the build context, where one is told. */
  readonly context: string | undefined;
  /** Build target; undefined: the last stage, or not told. */
  readonly target: string | undefined;
  /** Build arguments whose values are told. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Names that the image gets (`image:` beside `build:`, `tags`), variables with defaults filled in. */
  readonly images: readonly string[];
  /** Values of `user:` and of securityContext (`runAsUser`), with where they stand. */
  readonly users: readonly { readonly value: string; readonly evidence: Evidence }[];
  /** Rights over the host: privileged, added capabilities, devices, the host's network or process space. */
  readonly rights: readonly { readonly name: string; readonly evidence: Evidence }[];
  /** Container ports that are published. */
  readonly ports: readonly { readonly port: number; readonly evidence: Evidence }[];
  readonly mounts: readonly Mount[];
  /** What runs in place of the image's CMD and ENTRYPOINT, as words; undefined: nothing does. */
  readonly command: { readonly argv: readonly string[]; readonly evidence: Evidence } | undefined;
  readonly entrypoint: { readonly argv: readonly string[]; readonly evidence: Evidence } | undefined;
}

/** A neighbour that could not be read: told once, and passed over. */
export interface NeighbourProblem {
  /** Relative to the top of the tree. */
  readonly file: string;
  /** From 1, or 0 for the whole file. */
  readonly line: number;
  readonly message: string;
}

/** What the files of one tree say of the images that its Dockerfiles build. */
export interface Neighbours {
  /** Uses of the image of one Dockerfile (absolute path), in the order of their files. */
  usesOf(dockerfile: string): readonly ImageUse[];
  /**
   * The Dockerfile of the tree that builds the image which a FROM names: by name and tag, or by the name alone where only one
   * Dockerfile builds it. Undefined where none or several do.
   */
  builderOf(reference: string): { readonly dockerfile: string; readonly use: ImageUse } | undefined;
  /** The FROM lines of other Dockerfiles of the tree that name an image which this Dockerfile builds. */
  dependentsOf(dockerfile: string): readonly Evidence[];
  readonly problems: readonly NeighbourProblem[];
}
