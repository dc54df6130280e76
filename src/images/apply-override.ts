import type { ImageOverride, OverrideFacts } from './override.ts';
import type { BuiltinUser, ImageFacts, ImageFamily, ImageReference, UserTool } from './types.ts';
import { withoutUnix } from './windows.ts';

/** First port that every user may bind (net.ipv4.ip_unprivileged_port_start, by default). */
const FIRST_UNPRIVILEGED = 1024;

/** The facts that an override changes, on top of what was known; `known` undefined: nothing was. */
export function applyOverride(override: ImageOverride, reference: ImageReference, known: ImageFacts | undefined): ImageFacts {
  const { facts, source } = override;
  const start = inFamily(known ?? unknownImage(reference), facts.family);
  const changed: ImageFacts = {
    ...start,
    ...(facts.user === undefined ? {} : { defaultUser: facts.user }),
    ...account(start, facts.appUser),
    ...(facts.userTool === undefined ? {} : { userTool: facts.userTool, userToolPackage: undefined }),
    ...(facts.shell === undefined ? {} : { shell: facts.shell }),
    ...entry(start, facts),
    ...(facts.workdir === undefined ? {} : { workdir: facts.workdir }),
    ...(facts.volumes === undefined ? {} : { volumes: facts.volumes }),
    ...ports(facts.ports),
    ...(facts.stateDirectories === undefined ? {} : { stateDirs: facts.stateDirectories }),
    onbuild: start.onbuild || reference.tag.split(/[-._]/).includes('onbuild'),
    source: [source, ...start.source],
  };
  return changed.family === 'windows' ? withoutUnix(changed) : changed;
}

/** What every image of a family has or lacks by what the family is. */
const byFamily: Partial<Readonly<Record<ImageFamily, { readonly userTool: UserTool; readonly shell: boolean }>>> = {
  debian: { userTool: 'shadow', shell: true },
  ubuntu: { userTool: 'shadow', shell: true },
  alpine: { userTool: 'busybox', shell: true },
  busybox: { userTool: 'busybox', shell: true },
  distroless: { userTool: 'none', shell: false },
  scratch: { userTool: 'none', shell: false },
};

/** In another family, what was known of shell and tools says nothing any more. */
function inFamily(start: ImageFacts, family: ImageFamily | undefined): ImageFacts {
  if (family === undefined || family === start.family) return start;
  return { ...start, userTool: undefined, shell: undefined, userToolPackage: undefined, ...byFamily[family], family };
}

function account(start: ImageFacts, user: BuiltinUser | false | undefined): Partial<ImageFacts> {
  if (user === undefined) return {};
  if (user === false) return { appUser: false };
  const same = start.builtinUser?.name === user.name ? start.builtinUser : undefined;
  return { builtinUser: { ...same, ...user }, appUser: true };
}

/** As in a Dockerfile: ENTRYPOINT clears CMD. What kind of entry it is must then be said anew. */
function entry(start: ImageFacts, facts: OverrideFacts): Partial<ImageFacts> {
  if (facts.entrypoint === undefined && facts.cmd === undefined && facts.entry === undefined) return {};
  const replaced = facts.entrypoint !== undefined || facts.cmd !== undefined;
  const none = facts.entry === 'none';
  const list = (words: readonly string[]): readonly string[] | null => (words.length === 0 ? null : words);
  const kept = facts.entrypoint === undefined && !none ? start.cmd : null;
  return {
    entry: facts.entry ?? (replaced ? undefined : start.entry),
    entryCondition: undefined,
    drops: facts.entry === undefined ? undefined : facts.entry === 'drops' || facts.entry === 'root-master',
    entrypoint: facts.entrypoint === undefined ? (none ? null : start.entrypoint) : list(facts.entrypoint),
    cmd: facts.cmd === undefined ? kept : list(facts.cmd),
    configKnown: start.configKnown || replaced || none,
  };
}

function ports(numbers: readonly number[] | undefined): Partial<ImageFacts> {
  if (numbers === undefined) return {};
  return { defaultPorts: numbers, exposes: numbers.map(String), lowPort: numbers.some((port) => port < FIRST_UNPRIVILEGED) };
}

function unknownImage(reference: ImageReference): ImageFacts {
  return {
    image: reference.name, family: 'unknown', defaultUser: undefined, appUser: false, userTool: undefined, userToolPackage: undefined,
    shell: undefined, drops: undefined, entry: undefined, entryCondition: undefined, entrypoint: null, cmd: null, configKnown: false,
    workdir: undefined, volumes: [], exposes: [], envHome: undefined, pathUnderRoot: [], envUnderRoot: {}, lowPort: undefined,
    defaultPorts: [], stateDirs: [], nonRootSibling: undefined, onbuild: false, env: {}, confidence: 'high', source: [],
  };
}
