import type { Hazard } from '../plan/types.ts';
import { baseImage } from './base-image.ts';
import { baseOfOthers } from './base-of-others.ts';
import { bindMounts } from './bind-mount.ts';
import { damagedArrays } from './damaged-arrays.ts';
import { devcontainer } from './devcontainer.ts';
import { dockerSocket } from './docker-socket.ts';
import { documentedRoot } from './documented-root.ts';
import { entryInstalls } from './entry-installs.ts';
import { entryMissing } from './entry-missing.ts';
import { entryNeedsRoot } from './entry-needs-root.ts';
import { entryUnseen } from './entry-unseen.ts';
import { entryWrites } from './entry-writes.ts';
import { explicitRoot } from './explicit-root.ts';
import { foreignHome } from './foreign-home.ts';
import { homeMoves } from './home-moves.ts';
import { noHome } from './home.ts';
import { onbuild } from './onbuild.ts';
import { packagedService } from './packaged-service.ts';
import { lowPorts } from './ports.ts';
import { privateModes } from './private-modes.ts';
import { privileged } from './privileged.ts';
import { remoteFiles } from './remote-files.ts';
import { rootHome } from './root-home.ts';
import { runAsRoot } from './run-as-root.ts';
import { entryIsShell } from './shell-entry.ts';
import { shellUnknown } from './shell-unknown.ts';
import { stateFiles } from './state-files.ts';
import { swallowed } from './swallowed.ts';
import { systemWorkdir } from './system-workdir.ts';
import type { HazardCheck, Judged } from './types.ts';
import { unpackedProgram } from './unpacked-program.ts';
import { unread } from './unread.ts';
import { variableBase } from './variable-base.ts';
import { variableDirectories } from './variable-directories.ts';
import { volumes } from './volumes.ts';
import { workdirOfRoot } from './workdir-of-root.ts';

/** In the order in which they are shown; the first of the worst level gives a stage its reason code. */
const CHECKS: readonly HazardCheck[] = [
  swallowed, shellUnknown, devcontainer, dockerSocket, privileged, entryUnseen, damagedArrays, entryNeedsRoot, rootHome, entryWrites, onbuild, baseOfOthers, volumes, privateModes, remoteFiles,
  baseImage, variableBase, entryMissing, entryIsShell, explicitRoot, runAsRoot, foreignHome, systemWorkdir, workdirOfRoot, packagedService, unpackedProgram,
  entryInstalls, stateFiles, homeMoves, documentedRoot, bindMounts, unread, variableDirectories, lowPorts, noHome,
];

/** Everything that speaks against running a stage as the identity, the worst first. */
export function findHazards(judged: Judged): readonly Hazard[] {
  const found = CHECKS.flatMap((check) => check(judged));
  return [...found.filter(({ level }) => level === 'manual'), ...found.filter(({ level }) => level === 'unsafe')];
}
