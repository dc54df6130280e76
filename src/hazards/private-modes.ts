import { isInside, isScratchSpace } from '../facts/directories.ts';
import type { FileOperation } from '../facts/types.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { ownersPrograms } from './owners-programs.ts';
import type { Judged } from './types.ts';

/** Read by root's own tools only, so private on purpose. */
const ROOT_ONLY = ['/etc/sudoers', '/etc/sudoers.d', '/etc/shadow', '/etc/ssh', '/etc/cron.d', '/etc/cron.daily', '/etc/cron.hourly', '/var/lib/apt', '/etc/apt', '/root', '/etc/ssl/private'];

/** Modes that shut out everybody but the owner, on files that the identity will not own. */
export function privateModes(judged: Judged): readonly Hazard[] {
  const { file, doings, owned, identity } = judged;
  const shut = ownersPrograms(judged);
  const evidence = doings.operations.flatMap((operation, index) => {
    const mode = operation.kind === 'chmod' ? operation.mode : operation.kind === 'mkdir' ? operation.mode : operation.kind === 'copy' ? operation.chmod : undefined;
    const { path } = operation.path;
    if (mode === undefined || !(isPrivate(mode) || shut.has(operation))) return [];
    const own = [...owned.map((directory) => directory.path), ...(identity.home === undefined ? [] : [identity.home])];
    if (own.some((directory) => isInside(path, directory)) || isScratchSpace(path) || ROOT_ONLY.some((tree) => isInside(path, tree))) return [];
    if (operation.kind === 'copy' && operation.chown?.split(':')[0] === identity.user) return [];
    if (doings.operations.slice(index + 1).some((later) => isOpenedBy(later, path, identity.user))) return [];
    return [instructionEvidence(file, operation.by, operation.text)];
  });
  evidence.push(...privateSources(judged));
  if (evidence.length === 0) return [];
  return [{ code: 'private-mode', level: 'manual', message: 'files are made private to root, and the user may need them', evidence }];
}

/** A later line lets others read it after all, or gives it to the user. */
function isOpenedBy(later: FileOperation, path: string, user: string): boolean {
  if (later.kind !== 'chmod' && later.kind !== 'chown') return false;
  if (later.path.path !== path && !(later.recursive && isInside(path, later.path.path))) return false;
  return later.kind === 'chmod' ? !isPrivate(later.mode) && !/^[ugo]*-/.test(later.mode) && !/^u/.test(later.mode) : later.owner.split(':')[0] === user;
}

/** COPY keeps the modes of the build context: a file that only its owner may read there stays so. */
function privateSources({ file, context, doings, owned, identity }: Judged): Hazard['evidence'] {
  if (context === undefined) return [];
  return doings.operations.flatMap((operation) => {
    if (operation.kind !== 'copy' || operation.from !== undefined || operation.chmod !== undefined) return [];
    const { path } = operation.path;
    if (operation.chown?.split(':')[0] === identity.user || owned.some((directory) => isInside(path, directory.path))) return [];
    if (isScratchSpace(path) || ROOT_ONLY.some((tree) => isInside(path, tree))) return [];
    const shut = operation.sources.filter((source) => context.kind(source) === 'file' && ((context.mode(source) ?? READABLE) & READABLE) === 0);
    return shut.map((source) => instructionEvidence(file, operation.by, `${operation.text}: only its owner may read ${source} in the build context`));
  });
}

/** Others may read it. */
const READABLE = 0o004;

/** `0700`, `600`, `u=rwx,go=`, `go-rwx`, `o-r`: others cannot read; `744`: others cannot run what its owner can. */
export function isPrivate(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) {
    const [owner = 0, , others = 0] = [...mode.slice(-3)].map(Number);
    return others === 0 || ((owner & 1) === 1 && (others & 1) === 0);
  }
  return mode.split(',').some((part) => {
    const [, classes = '', operator, permissions = ''] = /^([ugoa]*)([-=])([rwxXst]*)$/.exec(part) ?? [];
    if (!/[oa]/.test(classes)) return false;
    return operator === '-' ? permissions.includes('r') : operator === '=' && !permissions.includes('r');
  });
}
