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
  readonly lowPort: boolean;
  readonly defaultPorts: readonly number[];
  /** Directories that the image's own program writes. */
  readonly stateDirs: readonly string[];
  /** For people: an image or tag that does the same as non-root. */
  readonly nonRootSibling: string | undefined;
  /** The tag says that the image has ONBUILD triggers. */
  readonly onbuild: boolean;
  /** Variables that the image sets and Dockerfiles use. */
  readonly env: Readonly<Record<string, string>>;
  readonly confidence: Confidence;
  readonly source: readonly string[];
}

/** What is known of the image that FROM names, variables expanded; `platform` is the value of `--platform`. */
export type LookupImage = (reference: string, platform?: string) => ImageFacts | undefined;

/** The part of an entry that depends on the tag. */
export interface ImageTraits {
  readonly family: ImageFamily;
  readonly defaultUser: string | null;
  readonly builtinUser: TableUser | null;
  readonly userTool: UserTool | null;
  readonly userToolPackage: UserToolPackage | null;
  readonly shell: boolean | null;
  readonly dropsPrivileges: boolean | null;
  readonly listensBelow1024: boolean | null;
  readonly defaultPorts: readonly number[];
}

/** The part of a configuration that depends on the tag. */
export interface ConfigTraits {
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly workdir: string | null;
  readonly volumes: readonly string[];
  readonly exposes: readonly string[];
  readonly envHome: string | null;
  readonly entry: EntryKind | null;
  readonly entryCondition: string | null;
  readonly appUser: boolean | null;
}

export type TableUser = { readonly [Key in keyof BuiltinUser]-?: BuiltinUser[Key] | null };

/** Where `match` matches the tag, the traits replace those before. */
export interface TagRule<Traits> {
  readonly match: RegExp;
  readonly traits: Partial<Traits>;
}

export interface ImageConfig {
  readonly traits: Omit<ConfigTraits, 'appUser'>;
  readonly tagRules: readonly TagRule<ConfigTraits>[];
  readonly pathUnderRoot: readonly string[];
  readonly envUnderRoot: Readonly<Record<string, string>>;
}

/** One entry of base-images.json. */
export interface BaseImageEntry {
  readonly image: string;
  /** Other names; one that ends in `*` stands for all that start so. */
  readonly aliases: readonly string[];
  readonly traits: ImageTraits;
  readonly tagRules: readonly TagRule<ImageTraits>[];
  readonly appUser: boolean | null;
  readonly nonRootSibling: string | null;
  readonly stateDirs: readonly string[];
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly config: ImageConfig | undefined;
}
