import type { ImageUse } from './types.ts';

/** How an image is built, paths as written and `/`-separated. */
export interface Build {
  /** Undefined: not told, which is the folder where paths start. */
  readonly context: string | undefined;
  /** Undefined: not told, which is `Dockerfile` or one of the other default names in the context. */
  readonly dockerfile: string | undefined;
  /** What `dockerfile` is relative to. */
  readonly dockerfileIn: 'context' | 'folder';
  /**
   * Where both paths start: at the folder of the file, at the top of the tree, or wherever the command is run, which is looked for:
   * the folder of the file, the top, the folders between.
   */
  readonly from: 'file' | 'top' | 'caller';
}

/** Where the image of a use comes from. */
export type Origin =
  | { readonly kind: 'build'; readonly build: Build }
  /** It has this name. */
  | { readonly kind: 'image'; readonly name: string }
  /** It is that of a compose service, found in these files, relative to the top; without files, in the folder's other compose files. */
  | { readonly kind: 'service'; readonly service: string; readonly files: readonly string[]; readonly image: string | undefined };

/** What one file says of one image: a use whose Dockerfile is not looked for yet. */
export interface Declaration {
  readonly use: Omit<ImageUse, 'context'>;
  readonly origin: Origin;
  /** The compose service that it is. */
  readonly service?: string;
}

/** What a reader makes of one file. */
export interface Reading {
  readonly declarations: readonly Declaration[];
  /** Why the file could not be read, and at which offset. */
  readonly problem?: { readonly offset: number; readonly message: string };
}

/** A use that says nothing but that it is there. */
export function plainUse(kind: ImageUse['kind'], evidence: ImageUse['evidence']): Declaration['use'] {
  return {
    kind, evidence, target: undefined, buildArgs: {}, images: [], users: [], rights: [], ports: [], mounts: [], command: undefined, entrypoint: undefined,
  };
}
