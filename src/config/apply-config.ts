import { dirname, relative, sep } from 'node:path';
import type { Policy } from '../rewrite/types.ts';
import { matchGlob } from './match-glob.ts';
import type { Config, Settings } from './types.ts';

/** The settings of a configuration for one Dockerfile (absolute path): of the overrides that match, the later wins. */
export function settingsFor(config: Config, dockerfile: string): Settings {
  const path = relative(dirname(config.file), dockerfile).split(sep).join('/');
  const matching = config.overrides.filter(({ files }) => files.some((pattern) => matchGlob(pattern)(path)));
  const layers: readonly Settings[] = [config.settings, ...matching.map(({ files: _files, ...settings }) => settings)];
  const assume = layers.flatMap((layer) => layer.assume ?? []);
  const settings = layers.reduce((before: Settings, later) => ({ ...before, ...later }), {});
  return assume.length === 0 ? settings : { ...settings, assume };
}

/**
 * The policy for one file: what the command line says stands over what the configuration says. The identity is one thing: a
 * user from the command line does not get the configured group or numbers.
 */
export function withSettings(policy: Policy, settings: Settings): Policy {
  const chosen = policy.user !== undefined || policy.group !== undefined || policy.uid !== undefined || policy.gid !== undefined;
  const { user, group, uid, gid, assume = [], ownership } = settings;
  const identity = chosen
    ? {}
    : {
        ...(user === undefined ? {} : { user }),
        ...(group === undefined ? {} : { group }),
        ...(uid === undefined ? {} : { uid }),
        ...(gid === undefined ? {} : { gid }),
      };
  return {
    ...(ownership === undefined ? {} : { ownership }),
    ...policy,
    ...identity,
    assume: [...new Set([...(policy.assume ?? []), ...assume])],
  };
}
