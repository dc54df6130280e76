import type { ImageOverride } from '../images/override.ts';
import type { Evidence, Policy } from '../rewrite/types.ts';

/** What a configuration says of how files are rewritten: a part of the policy. */
export type Settings = Pick<Policy, 'user' | 'group' | 'uid' | 'gid' | 'assume' | 'ownership'>;

/** Settings for some files only. */
export interface Override extends Settings {
  /** Globs, relative to the configuration's folder. */
  readonly files: readonly string[];
}

/** An image that a Dockerfile of the own tree builds. */
export interface BuiltImage {
  readonly pattern: string;
  /** Absolute path. */
  readonly dockerfile: string;
  readonly target: string | undefined;
  /** Where the configuration says so. */
  readonly evidence: Evidence;
}

/** One `.unroot.json` or `.unroot.yaml`, checked. Data only: nothing in it names code. */
export interface Config {
  /** Absolute path of the file. */
  readonly file: string;
  readonly settings: Settings;
  readonly overrides: readonly Override[];
  readonly images: readonly ImageOverride[];
  readonly builtImages: readonly BuiltImage[];
}

export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  /** `line` is from 1, or 0 for the whole file. */
  | { readonly ok: false; readonly file: string; readonly line: number; readonly message: string };
