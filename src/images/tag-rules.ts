import { isDeepStrictEqual } from 'node:util';
import { sharedUser } from './shared-user.ts';
import type { BaseImageEntry, ConfigTraits, ImageTraits, TagRule } from './table-types.ts';

/** Traits at one tag; `disputed` names those that are not known because no tag is, and tags differ in them. */
export interface AtTag<Traits> {
  readonly traits: Traits;
  readonly disputed: readonly (keyof Traits)[];
}

type Rules<Traits> = readonly TagRule<NoInfer<Traits>>[];

const unknownTraits: ImageTraits = {
  family: 'unknown', defaultUser: null, builtinUser: null, userTool: null, userToolPackage: null, shell: null,
  dropsPrivileges: null, listensBelow1024: null, defaultPorts: [],
};

const unknownConfig: ConfigTraits = {
  entrypoint: null, cmd: null, workdir: null, volumes: [], exposes: [], envHome: null, entry: null, entryCondition: null, appUser: null,
};

/** The traits of an image at a tag, or what all its Linux tags share where only a digest is named. */
export function traitsAt(entry: BaseImageEntry, tag: string | undefined): AtTag<ImageTraits> {
  if (tag !== undefined) return { traits: apply(entry.traits, entry.tagRules, tag), disputed: [] };
  const rules = entry.tagRules.filter((rule) => rule.traits.family !== 'windows');
  const shared = agreed(entry.traits, rules, unknownTraits);
  const users = living(rules).flatMap((rule) => (rule.traits.builtinUser === undefined ? [] : [rule.traits.builtinUser]));
  return { ...shared, traits: { ...shared.traits, builtinUser: sharedUser([entry.traits.builtinUser, ...users]) } };
}

/** The same for its configuration; undefined where that was never read. */
export function configAt(entry: BaseImageEntry, tag: string | undefined): AtTag<ConfigTraits> | undefined {
  const { config } = entry;
  if (config === undefined) return undefined;
  const start: ConfigTraits = { ...config.traits, appUser: entry.appUser };
  return tag === undefined ? agreed(start, config.tagRules, unknownConfig) : { traits: apply(start, config.tagRules, tag), disputed: [] };
}

/** All rules that match, in order, the later over the earlier. */
function apply<Traits extends object>(start: Traits, rules: Rules<Traits>, tag: string): Traits {
  let traits = start;
  for (const rule of rules) if (rule.match.test(tag)) traits = { ...traits, ...rule.traits };
  return traits;
}

/** A trait keeps its value where every rule that sets it sets the same. */
function agreed<Traits extends object>(start: Traits, rules: Rules<Traits>, unknown: Traits): AtTag<Traits> {
  const traits = { ...start };
  const disputed: (keyof Traits)[] = [];
  for (const key in start) {
    if (living(rules).every((rule) => rule.traits[key] === undefined || isDeepStrictEqual(rule.traits[key], start[key]))) continue;
    traits[key] = unknown[key];
    disputed.push(key);
  }
  return { traits, disputed };
}

function living<Traits>(rules: readonly TagRule<Traits>[]): readonly TagRule<Traits>[] {
  return rules.filter((rule) => !rule.dead);
}
