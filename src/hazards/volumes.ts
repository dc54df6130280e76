import { isInside, isRootHome, isScratchRoot, isScratchSpace } from '../facts/directories.ts';
import { canOwnVolume } from '../plan/owned-directory.ts';
import { ownershipAt } from '../plan/ownership-state.ts';
import type { Hazard } from '../plan/types.ts';
import { userTool } from '../plan/user-tool.ts';
import type { FileOperation } from '../facts/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** VOLUMEs: data of an earlier container stays root's; and some places cannot be given to anybody. */
export function volumes(judged: Judged): readonly Hazard[] {
  // Of all bases, only scratch has no /tmp.
  const { image, reference } = judged.stage.rootImage;
  const all = judged.doings.operations.filter((operation) => operation.kind === 'volume' && (image?.family === 'scratch' || !isScratchRoot(operation.path.path)));
  const hazards: Hazard[] = [];
  const forbidden = all.filter((operation) => !canOwnVolume(operation.path) && !operation.path.overridable && !isRootHome(operation.path.path));
  if (forbidden.length > 0) {
    const evidence = forbidden.map((operation) => instructionEvidence(judged.file, operation.by));
    hazards.push({ code: 'volume-elsewhere', level: 'manual', message: 'a volume stands in a directory of the system, which no user may own', evidence });
  }
  const shut = withoutShell(judged, all);
  if (forbidden.length === 0 && shut.length > 0) {
    hazards.push({ code: 'volume-elsewhere', level: 'manual', message: 'the image has no shell in which a volume could be given to the user, so it belongs to root', evidence: shut });
  }
  const mounted = judged.uses.flatMap(({ mounts }) => mounts.filter(({ kind, readOnly, path }) => kind === 'volume' && !readOnly && !isScratchSpace(path) && !isRootHome(path)));
  const unprepared = mounted.filter(({ path }) => !isPrepared(judged, path));
  if (forbidden.length === 0 && unprepared.length > 0) {
    hazards.push({ code: 'volume-elsewhere', level: 'manual', message: 'a volume is mounted where the image has no directory of the user, so that a new one belongs to root', evidence: unprepared.map((mount) => mount.evidence) });
  }
  // Prepared for the image's own default user, who goes on using them.
  const prepared = judged.identity.source === 'image-default';
  const inherited = prepared ? [] : (image?.volumes ?? []).map((path) => ({ text: `${reference} has the volume ${path}` }));
  const evidence = [...all.filter((operation) => canOwnVolume(operation.path)).map((operation) => instructionEvidence(judged.file, operation.by)), ...inherited, ...mounted.map((mount) => mount.evidence)];
  if (evidence.length > 0) {
    hazards.push({ code: 'existing-volume', level: 'unsafe', message: 'a volume that an earlier container filled as root keeps files that the user cannot write', evidence });
  }
  return hazards;
}

/** Volumes that only a RUN could give away, in an image where none can run. */
function withoutShell(judged: Judged, volumes: readonly FileOperation[]): Hazard['evidence'] {
  const tool = userTool(judged);
  if (tool.kind !== 'none' || tool.shell) return [];
  const left = judged.owned.filter((directory) => directory.volume !== undefined && !ownershipAt(judged, judged.identity, directory).ownedAtVolume);
  return volumes.filter(({ by }) => left.some(({ volume }) => volume === by)).map((operation) => instructionEvidence(judged.file, operation.by));
}

/** A new volume takes owner and content of the directory that it covers; without one it is root's (Docker docs, "Volumes", populate a volume). */
function isPrepared({ owned, identity, stage }: Judged, path: string): boolean {
  const { image } = stage.rootImage;
  const prepared = [...owned.map((directory) => directory.path), ...(image?.volumes ?? []), ...(image?.stateDirs ?? []), ...(identity.home === undefined ? [] : [identity.home])];
  return prepared.some((directory) => isInside(path, directory));
}
