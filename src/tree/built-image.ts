import { isRootHome } from '../facts/directories.ts';
import type { Account, EntryPart } from '../facts/types.ts';
import { isSuperuser } from '../facts/superuser.ts';
import { dropsPrivileges } from '../hazards/drops-privileges.ts';
import { entryInstalls } from '../hazards/entry-installs.ts';
import { entryNeedsRoot } from '../hazards/entry-needs-root.ts';
import { entryWrites } from '../hazards/entry-writes.ts';
import { privateModes } from '../hazards/private-modes.ts';
import { rootHome } from '../hazards/root-home.ts';
import { entryIsShell } from '../hazards/shell-entry.ts';
import type { Judged } from '../hazards/types.ts';
import type { BuiltinUser, EntryKind, ImageFacts } from '../images/types.ts';
import { unknownWindows } from '../images/windows.ts';
import { builtinUser } from '../plan/identity/image-accounts.ts';
import { ownedCandidates } from '../plan/ownership.ts';
import { replacesPasswd } from '../plan/replaces-passwd.ts';
import type { Subject } from '../plan/types.ts';
import { userTool } from '../plan/user-tool.ts';

/** First port that every user may bind (net.ipv4.ip_unprivileged_port_start, by default). */
const FIRST_UNPRIVILEGED = 1024;

/**
 * What a Dockerfile that builds on this stage's image must know of it: the same facts as of an image in the table, read from
 * the stage itself. Undefined where its own base, its user, its working directory or what it starts as root is not known: then
 * this one is not either.
 *
 * @param name what the image goes by
 * @param path of its Dockerfile, as shown to people
 */
export function builtImage(subject: Subject, name: string, path: string): ImageFacts | undefined {
  const { stage, doings } = subject;
  const { image } = stage.rootImage;
  if (stage.windows) return { ...unknownWindows(name), source: [path] };
  if (image === undefined || stage.user.kind === 'unknown' || stage.workdir === undefined) return undefined;
  // A system that is unpacked onto scratch has tools and users that nothing here tells.
  if (image.family === 'scratch' && doings.operations.some((operation) => operation.kind === 'run' || (operation.kind === 'copy' && replacesPasswd(subject, operation)))) return undefined;
  const tool = userTool(subject);
  const env = { ...image.env, ...Object.fromEntries(doings.env.map((each) => [each.name, each.value])) };
  const drops = dropsPrivileges(subject);
  const user = accountOf(subject);
  const ports = doings.ports.map(({ port }) => port);
  const directories = ownedCandidates(subject);
  const judged: Judged = { ...subject, identity: ANYBODY, owned: [] };
  const kind = entryKind({ ...judged, owned: directories }, drops !== undefined);
  if (kind === 'unclear' && stage.user.kind === 'root') return undefined;
  return {
    image: name,
    family: image.family,
    defaultUser: stage.user.kind === 'root' ? 'root' : stage.user.text,
    ...(user === undefined ? {} : { builtinUser: user.builtin }),
    appUser: user?.forApplications ?? false,
    userTool: tool.kind === 'shadow' || tool.kind === 'busybox' ? tool.kind : 'none',
    userToolPackage: image.userToolPackage,
    shell: image.shell,
    drops: drops !== undefined,
    entry: kind === 'unclear' ? undefined : kind,
    entryCondition: conditionOf(kind, path) ?? (kind === image.entry ? image.entryCondition : undefined),
    entrypoint: argvOf(stage.entry.entrypoint),
    cmd: argvOf(stage.entry.cmd),
    configKnown: true,
    workdir: stage.workdir.path,
    volumes: [...image.volumes, ...doings.operations.flatMap((operation) => (operation.kind === 'volume' ? [operation.path.path] : []))],
    exposes: [...image.exposes, ...ports.map(String)],
    envHome: env['HOME'],
    pathUnderRoot: [...image.pathUnderRoot, ...[...rootHome(judged), ...privateModes(judged)].flatMap(({ evidence }) => evidence.map(({ text }) => text))],
    envUnderRoot: { ...image.envUnderRoot, ...Object.fromEntries(Object.entries(env).filter(([variable, value]) => variable !== 'PATH' && variable !== 'HOME' && isRootHome(value))) },
    lowPort: image.lowPort || ports.some((port) => port > 0 && port < FIRST_UNPRIVILEGED),
    defaultPorts: [...image.defaultPorts, ...ports],
    stateDirs: [...image.stateDirs, ...directories.map((directory) => directory.path)],
    nonRootSibling: undefined,
    onbuild: doings.onbuild.length > 0,
    env,
    confidence: image.confidence,
    source: [path],
  };
}

/** The account that the image's Dockerfiles made; of several, one whose name might be wanted again. */
function accountOf(subject: Subject): { readonly builtin: BuiltinUser; readonly forApplications: boolean } | undefined {
  const { doings, stage } = subject;
  const accounts = [...new Map(doings.accounts.map((account) => [account.name, account])).values()].filter((account) => account.certain && !isSuperuser(account));
  const account = accounts.find(({ name }) => name.startsWith('app')) ?? accounts.at(-1);
  if (account !== undefined) return { builtin: builtinOf(account), forApplications: accounts.length === 1 };
  const builtin = builtinUser(subject);
  return builtin === undefined ? undefined : { builtin, forApplications: stage.rootImage.image?.appUser === true };
}

function builtinOf({ name, uid, home, hasHome }: Account): BuiltinUser {
  const id = uid !== undefined && /^\d+$/.test(uid) ? Number(uid) : undefined;
  return { name, ...(id === undefined ? {} : { uid: id }), ...(hasHome && home !== undefined ? { home } : {}) };
}

/** What kind of entry it is for those who build on it; `unclear`: it may do anything, and as root. */
function entryKind(judged: Judged, drops: boolean): EntryKind | 'unclear' {
  const { entry, stage } = judged;
  const { image } = stage.rootImage;
  if (entry.none) return 'none';
  if (drops) return 'drops';
  // An inherited script that drops privileges for its own command only, and this command is another.
  if (entry.fromImage && image?.entry === 'drops') return 'unclear';
  const manual = [...entryNeedsRoot(judged), ...entryWrites(judged)].some(({ level }) => level === 'manual');
  // What stands in ENTRYPOINT goes on whatever CMD those who build on it name.
  if (manual) return stage.entry.entrypoint === undefined ? 'root-master' : 'init';
  if (entry.fromImage && image?.entry !== undefined) return image.entry;
  if (entryIsShell(judged).length > 0) return 'shell';
  const unsure = entry.unseen.length > 0 || entry.broken.length > 0 || entryWrites(judged).length > 0 || entryInstalls(judged).length > 0;
  return unsure ? 'unclear' : 'service';
}

function conditionOf(kind: EntryKind | 'unclear', path: string): string | undefined {
  if (kind === 'drops') return `its entry becomes another user itself (${path})`;
  return kind === 'init' || kind === 'root-master' ? `its entry works as root (${path})` : undefined;
}

/** Whoever: what is asked with it does not depend on the identity. */
const ANYBODY: Judged['identity'] = {
  source: 'numeric', user: '65532', group: undefined, operand: '65532', owner: '65532', create: undefined, home: undefined, evidence: { text: '' },
};

function argvOf(part: EntryPart | undefined): readonly string[] | null {
  if (part === undefined || part.form === 'broken') return null;
  return part.form === 'exec' ? part.argv : ['/bin/sh', '-c', part.text];
}
