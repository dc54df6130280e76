import { imageEnv } from './image-env.ts';
import { parseReference } from './reference.ts';
import { imageTable } from './table.ts';
import { configAt, traitsAt } from './tag-rules.ts';
import type { BaseImageEntry, TableUser } from './table-types.ts';
import type { BuiltinUser, ImageFacts, ImageReference } from './types.ts';
import { unknownWindows, withoutUnix } from './windows.ts';

/**
 * What is known of the image that `reference` names in FROM, its variables expanded. `platform` is the value
 * of `--platform`. Undefined for an image that the table does not know and for text that names none.
 */
export function lookupImage(reference: string, platform?: string): ImageFacts | undefined {
  const parsed = parseReference(reference);
  if (!parsed.valid) return undefined;
  const windows = platform?.toLowerCase().split('/')[0] === 'windows';
  const entry = findEntry(parsed.name);
  if (entry === undefined) return windows ? unknownWindows(parsed.name) : undefined;
  const facts = factsOf(entry, parsed);
  return windows || facts.family === 'windows' ? withoutUnix(facts) : facts;
}

function findEntry(name: string): BaseImageEntry | undefined {
  const { byName, byPrefix } = imageTable();
  return byName.get(name) ?? byPrefix.find(([prefix]) => name.startsWith(prefix))?.[1];
}

function factsOf(entry: BaseImageEntry, reference: ImageReference): ImageFacts {
  const tag = reference.tagKnown ? reference.tag : undefined;
  const { traits, disputed } = traitsAt(entry, tag);
  const configured = configAt(entry, tag);
  const config = configured?.traits;
  const unsettled = configured?.disputed ?? [];
  const builtinUser = userOf(traits.builtinUser);
  return {
    image: entry.image,
    family: traits.family,
    defaultUser: traits.defaultUser ?? undefined,
    ...(builtinUser === undefined ? {} : { builtinUser }),
    appUser: builtinUser !== undefined && (configured === undefined ? entry.appUser : config?.appUser) === true,
    userTool: traits.userTool ?? undefined,
    userToolPackage: traits.userToolPackage ?? undefined,
    shell: traits.shell ?? undefined,
    drops: traits.dropsPrivileges ?? undefined,
    entry: config?.entry ?? undefined,
    entryCondition: config?.entryCondition ?? undefined,
    entrypoint: config?.entrypoint ?? null,
    cmd: config?.cmd ?? null,
    configKnown: config !== undefined && config.entry !== null && !unsettled.includes('entrypoint') && !unsettled.includes('cmd'),
    workdir: config?.workdir ?? undefined,
    volumes: config?.volumes ?? [],
    exposes: config?.exposes ?? [],
    envHome: config?.envHome ?? undefined,
    pathUnderRoot: entry.config?.pathUnderRoot ?? [],
    envUnderRoot: entry.config?.envUnderRoot ?? {},
    lowPort: traits.listensBelow1024 ?? undefined,
    defaultPorts: traits.defaultPorts,
    stateDirs: entry.stateDirs,
    nonRootSibling: entry.nonRootSibling ?? undefined,
    onbuild: entry.onbuild || reference.tag.split(/[-._]/).includes('onbuild'),
    env: { ...entry.env, ...imageEnv(reference) },
    dependsOnTag: [...disputed, ...unsettled],
    confidence: entry.confidence,
    source: entry.source,
  };
}

/** An account without a name in passwd is none that a Dockerfile could name. */
function userOf(user: TableUser | null): BuiltinUser | undefined {
  if (user === null || user.name === null) return undefined;
  return {
    name: user.name,
    ...(user.uid === null ? {} : { uid: user.uid }),
    ...(user.gid === null ? {} : { gid: user.gid }),
    ...(user.home === null ? {} : { home: user.home }),
  };
}
