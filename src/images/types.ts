import type { ConfigTraits, ImageTraits } from './table-types.ts';

export const imageFamilies = [
  'debian', 'ubuntu', 'alpine', 'rhel', 'fedora', 'amazon', 'suse', 'arch', 'photon', 'wolfi', 'busybox',
  'distroless', 'scratch', 'windows', 'unknown',
] as const;
export type ImageFamily = (typeof imageFamilies)[number];

export const entryKinds = ['shell', 'repl', 'drops', 'root-master', 'init', 'service', 'tool', 'none'] as const;
/** What an image starts: `drops` is an entry script that changes the user, `root-master` a server that does. */
export type EntryKind = (typeof entryKinds)[number];

export const userTools = ['shadow', 'busybox', 'none'] as const;
/** Which programs create users: `shadow` is useradd and groupadd, `busybox` its adduser and addgroup. */
export type UserTool = (typeof userTools)[number];

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** What an image's name in FROM says. */
export interface ImageReference {
  /** False: Docker would refuse the text, and no look-up finds it. */
  readonly valid: boolean;
  readonly original: string;
  /** `docker.io` where none is named. */
  readonly registry: string;
  /** Repository as the table names it: Docker Hub's without registry, `library/` or architecture; `''` if invalid. */
  readonly name: string;
  /** `latest` where none is named; `''` where only a digest is. */
  readonly tag: string;
  /** False where only a digest is named: rules by tag say nothing then. */
  readonly tagKnown: boolean;
  readonly digest: string | undefined;
}

/** An account that an image brings. */
export interface BuiltinUser {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly home?: string;
}

/** A package that brings useradd, and the command that installs it. */
export interface UserToolPackage {
  readonly package: string;
  readonly install: string;
}

/** What is known of one tag of one image. An optional or undefined fact is not known. */
export interface ImageFacts {
  /** As in the table: the first of the names that the image goes by. */
  readonly image: string;
  readonly family: ImageFamily;
  /** Name, number or `user:group`; `root` for root. */
  readonly defaultUser: string | undefined;
  readonly builtinUser?: BuiltinUser;
  /** `builtinUser` is meant for a user's own application. */
  readonly appUser: boolean;
  readonly userTool: UserTool | undefined;
  readonly userToolPackage: UserToolPackage | undefined;
  readonly shell: boolean | undefined;
  /** It starts as root and drops privileges itself, by script or as a server with workers. */
  readonly drops: boolean | undefined;
  readonly entry: EntryKind | undefined;
  /** For people: when the entry drops privileges, or whom it runs as. */
  readonly entryCondition: string | undefined;
  /** Null: none. Means something only where `configKnown`. */
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  /** ENTRYPOINT, CMD and the other settings of the published image were read. */
  readonly configKnown: boolean;
  readonly workdir: string | undefined;
  readonly volumes: readonly string[];
  readonly exposes: readonly string[];
  readonly envHome: string | undefined;
  /** Entries of PATH below /root. */
  readonly pathUnderRoot: readonly string[];
  readonly envUnderRoot: Readonly<Record<string, string>>;
  /** Its server listens on a port below 1024. */
  readonly lowPort: boolean | undefined;
  readonly defaultPorts: readonly number[];
  /** Directories that the image's own program writes. */
  readonly stateDirs: readonly string[];
  /** For people: an image or tag that does the same as non-root. */
  readonly nonRootSibling: string | undefined;
  /** The image has ONBUILD triggers: all its tags, or the tag says so. */
  readonly onbuild: boolean;
  /** Variables that the image sets and Dockerfiles use. */
  readonly env: Readonly<Record<string, string>>;
  /** Facts that are not known because FROM names no tag and the image's tags differ in them; a list is empty then. */
  readonly dependsOnTag?: readonly (keyof ImageTraits | keyof ConfigTraits)[];
  readonly confidence: Confidence;
  readonly source: readonly string[];
}

/** What is known of the image that FROM names, variables expanded; `platform` is the value of `--platform`. */
export type LookupImage = (reference: string, platform?: string) => ImageFacts | undefined;
