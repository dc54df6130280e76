import type { BaseImageEntry, ConfigTraits, ImageConfig, ImageTraits, TagRule } from './types.ts';

/** A configuration at one tag; `appUser` undefined leaves the entry's own in force. */
export type ConfigAt = Omit<ConfigTraits, 'appUser'> & { readonly appUser: boolean | null | undefined };

/** What an image without known tag has in place of a trait that some tag changes. */
const unknownTraits: ImageTraits = {
  family: 'unknown', defaultUser: null, builtinUser: null, userTool: null, userToolPackage: null, shell: null,
  dropsPrivileges: null, listensBelow1024: null, defaultPorts: [],
};

/** The traits of an image at a tag: all rules that match, in order, the later over the earlier. */
export function traitsAt(entry: BaseImageEntry, tag: string | undefined): ImageTraits {
  return tag === undefined ? forget(entry.traits, entry.tagRules, unknownTraits) : apply(entry.traits, entry.tagRules, tag);
}

/** The configuration at a tag; undefined where it was never read or depends on a tag that is not known. */
export function configAt(config: ImageConfig | undefined, tag: string | undefined): ConfigAt | undefined {
  if (config === undefined) return undefined;
  const start: ConfigAt = { ...config.traits, appUser: undefined };
  if (tag !== undefined) return apply(start, config.tagRules, tag);
  return config.tagRules.length === 0 ? start : undefined;
}

function apply<Traits extends object>(start: Traits, rules: readonly TagRule<NoInfer<Traits>>[], tag: string): Traits {
  let traits = start;
  for (const rule of rules) if (rule.match.test(tag)) traits = { ...traits, ...rule.traits };
  return traits;
}

function forget(traits: ImageTraits, rules: readonly TagRule<ImageTraits>[], unknown: ImageTraits): ImageTraits {
  const changed = new Set(rules.flatMap((rule) => Object.keys(rule.traits)));
  const kept = Object.entries(traits).filter(([key]) => !changed.has(key));
  return { ...unknown, ...Object.fromEntries(kept) };
}
