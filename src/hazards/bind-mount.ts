import { posix } from 'node:path';
import { isInside, isRootHome, isScratchSpace } from '../facts/directories.ts';
import type { Mount } from '../neighbours/types.ts';
import type { Hazard } from '../plan/types.ts';
import type { Judged } from './types.ts';

/**
 * A directory of the host lies in the container: what counts there is the owner on the host (Docker docs, "Bind mounts": a
 * bind mount obscures what the image has at its place), whom root could pass over.
 */
export function bindMounts({ uses, owned }: Judged): readonly Hazard[] {
  const mounts = uses.flatMap((use) => use.mounts).filter((mount) => mount.kind === 'bind' && !isSpokenOf(mount));
  const over = (path: string): boolean => owned.some((directory) => isInside(path, directory.path) || isInside(directory.path, path));
  const written = mounts.filter((mount) => !mount.readOnly && (over(mount.path) || mayBeData(mount.path)));
  const personal = mounts.filter((mount) => mount.readOnly && isPersonal(mount.source));
  const hazards: Hazard[] = [];
  if (written.length > 0) {
    hazards.push({ code: 'bind-mount', level: 'unsafe', message: 'directories of the host are mounted where the program may write, and their owner is the host\'s', evidence: written.map(({ evidence }) => evidence) });
  }
  if (personal.length > 0) {
    hazards.push({ code: 'bind-mount', level: 'unsafe', message: 'files from somebody\'s home are mounted, which as a rule only their owner and root may read', evidence: personal.map(({ evidence }) => evidence) });
  }
  return hazards;
}

/** Other hazards speak of them. */
function isSpokenOf({ path }: Mount): boolean {
  return path.endsWith('docker.sock') || isRootHome(path);
}

/** Programs read what stands there, or the kernel writes it. */
const READ = ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib64', '/proc', '/run', '/sbin', '/sys', '/usr', '/var/run'];

/** A mount that nobody has made read-only, and that is no single file: those are settings. */
function mayBeData(path: string): boolean {
  return !isScratchSpace(path) && !READ.some((tree) => isInside(path, tree)) && posix.extname(path) === '';
}

/** `~/.aws`, `${HOME}/.kube/config`: ssh, aws, kubectl and their like keep them at mode 0600. */
function isPersonal(source: string): boolean {
  return /^(~|\$HOME|\$\{HOME\})\/\./.test(source);
}
