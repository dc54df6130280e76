import { isInside, isScratchSpace } from '../facts/directories.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from './evidence.ts';
import type { Judged } from './types.ts';

/** Read by root's own tools only, so private on purpose. */
const ROOT_ONLY = ['/etc/sudoers', '/etc/sudoers.d', '/etc/shadow', '/etc/ssh', '/etc/cron.d', '/etc/cron.daily', '/etc/cron.hourly', '/var/lib/apt', '/etc/apt', '/root', '/etc/ssl/private'];

/** Modes that shut out everybody but the owner, on files that the identity will not own. */
export function privateModes(judged: Judged): readonly Hazard[] {
  const { file, doings, owned, identity } = judged;
  const evidence = doings.operations.flatMap((operation) => {
    const mode = operation.kind === 'chmod' ? operation.mode : operation.kind === 'mkdir' ? operation.mode : operation.kind === 'copy' ? operation.chmod : undefined;
    if (mode === undefined || !isPrivate(mode)) return [];
    const { path } = operation.path;
    const own = [...owned.map((directory) => directory.path), ...(identity.home === undefined ? [] : [identity.home])];
    if (own.some((directory) => isInside(path, directory)) || isScratchSpace(path) || ROOT_ONLY.some((tree) => isInside(path, tree))) return [];
    if (operation.kind === 'copy' && operation.chown?.split(':')[0] === identity.user) return [];
    return [instructionEvidence(file, operation.by, operation.text)];
  });
  if (evidence.length === 0) return [];
  return [{ code: 'private-mode', level: 'manual', message: 'files are made private to root, and the user may need them', evidence }];
}

/** `0700`, `600`, `u=rwx,go=`, `go-rwx`, `o-r`: others cannot read. */
export function isPrivate(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return mode.endsWith('0');
  return mode.split(',').some((part) => {
    const [, classes = '', operator, permissions = ''] = /^([ugoa]*)([-=])([rwxXst]*)$/.exec(part) ?? [];
    if (!/[oa]/.test(classes)) return false;
    return operator === '-' ? permissions.includes('r') : operator === '=' && !permissions.includes('r');
  });
}
