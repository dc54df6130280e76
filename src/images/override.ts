import { matchGlob } from '../config/match-glob.ts';
import { applyOverride } from './apply-override.ts';
import { referenceNames } from './reference-names.ts';
import { parseReference } from './reference.ts';
import type { BuiltinUser, EntryKind, ImageFamily, LookupImage, UserTool } from './types.ts';

export { readImageOverride } from './read-override.ts';

/** What a configuration says of an image; what it leaves out stays as it was. */
export interface OverrideFacts {
  readonly family?: ImageFamily;
  /** The default user: a name, a number or `user:group`. */
  readonly user?: string;
  /** The account for applications; false: there is none. */
  readonly appUser?: BuiltinUser | false;
  readonly userTool?: UserTool;
  readonly shell?: boolean;
  readonly entry?: EntryKind;
  /** Empty: none. Without `cmd` beside it there is no CMD, as in a Dockerfile. */
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly workdir?: string;
  readonly volumes?: readonly string[];
  readonly ports?: readonly number[];
  readonly stateDirectories?: readonly string[];
}

/** One entry of `images` in a configuration. */
export interface ImageOverride {
  /** A glob for references. */
  readonly pattern: string;
  /** The image whose facts are the start. */
  readonly like?: string;
  readonly facts: OverrideFacts;
  /** Where it stands, for people. */
  readonly source: string;
}

/**
 * A look-up that knows what a configuration says of images, on top of what `next` knows. A pattern is matched against the
 * reference as written and as normalised, with and without its tag; the last override that matches wins.
 */
export function overrideImages(overrides: readonly ImageOverride[], next: LookupImage): LookupImage {
  if (overrides.length === 0) return next;
  const matchers = overrides.map((override) => ({ override, matches: matchGlob(override.pattern) })).toReversed();
  return (text, platform) => {
    const reference = parseReference(text);
    const names = referenceNames(reference);
    const found = matchers.find(({ matches }) => names.some((name) => matches(name)));
    // Nothing that is said of an image's Linux side holds for Windows.
    if (found === undefined || platform?.toLowerCase().split('/')[0] === 'windows') return next(text, platform);
    return applyOverride(found.override, reference, next(found.override.like ?? text, platform));
  };
}
