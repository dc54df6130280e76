import type { BuiltinUser, Confidence, EntryKind, ImageFamily, UserTool, UserToolPackage } from './types.ts';

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
  /** No such tag has been published since the end of 2020, so nobody who names a digest alone means one. */
  readonly dead: boolean;
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
  /** Every tag has ONBUILD triggers. */
  readonly onbuild: boolean;
  readonly stateDirs: readonly string[];
  /** Variables that every tag sets and Dockerfiles name. */
  readonly env: Readonly<Record<string, string>>;
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly config: ImageConfig | undefined;
}
