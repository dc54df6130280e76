import { isInside, isRootHome, isScratchSpace } from '../facts/directories.ts';
import { canOwn } from '../plan/ownership.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import type { Judged } from './types.ts';

/** VOLUMEs: data of an earlier container stays root's; and some places cannot be given to anybody. */
export function volumes(judged: Judged): readonly Hazard[] {
  const all = judged.doings.operations.filter((operation) => operation.kind === 'volume' && !isScratchSpace(operation.path.path));
  const hazards: Hazard[] = [];
  const forbidden = all.filter((operation) => !canOwn(operation.path) && !operation.path.overridable && !isRootHome(operation.path.path));
  if (forbidden.length > 0) {
    const evidence = forbidden.map((operation) => instructionEvidence(judged.file, operation.by));
    hazards.push({ code: 'volume-elsewhere', level: 'manual', message: 'a volume stands in a directory of the system, which no user may own', evidence });
  }
  const mounted = judged.uses.flatMap(({ mounts }) => mounts.filter(({ kind, readOnly, path }) => kind === 'volume' && !readOnly && !isScratchSpace(path) && !isRootHome(path)));
  const unprepared = mounted.filter(({ path }) => !isPrepared(judged, path));
  if (forbidden.length === 0 && unprepared.length > 0) {
    hazards.push({ code: 'volume-elsewhere', level: 'manual', message: 'a volume is mounted where the image has no directory of the user, so that a new one belongs to root', evidence: unprepared.map((mount) => mount.evidence) });
  }
  const { image, reference } = judged.stage.rootImage;
  // Prepared for the image's own default user, who goes on using them.
  const prepared = judged.identity.source === 'image-default';
  const inherited = prepared ? [] : (image?.volumes ?? []).map((path) => ({ text: `${reference} has the volume ${path}` }));
  const evidence = [...all.filter((operation) => canOwn(operation.path)).map((operation) => instructionEvidence(judged.file, operation.by)), ...inherited, ...mounted.map((mount) => mount.evidence)];
  if (evidence.length > 0) {
    hazards.push({ code: 'existing-volume', level: 'unsafe', message: 'a volume that an earlier container filled as root keeps files that the user cannot write', evidence });
  }
  return hazards;
}

/** A new volume takes owner and content of the directory that it covers; without one it is root's (Docker docs, "Volumes", populate a volume). */
function isPrepared({ owned, identity, stage }: Judged, path: string): boolean {
  const { image } = stage.rootImage;
  const prepared = [...owned.map((directory) => directory.path), ...(image?.volumes ?? []), ...(image?.stateDirs ?? []), ...(identity.home === undefined ? [] : [identity.home])];
  return prepared.some((directory) => isInside(path, directory));
}
