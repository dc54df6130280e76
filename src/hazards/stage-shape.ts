import { isInside, isScratchSpace, isSystemDirectory, isRootHome } from '../facts/directories.ts';
import { stageChain } from '../facts/chain.ts';
import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from './evidence.ts';
import type { Judged } from './types.ts';

/** The stage is a base of others: ONBUILD triggers run as its final user. */
export function onbuild(judged: Judged): readonly Hazard[] {
  const evidence = judged.stage.own.onbuild.map((instruction) => instructionEvidence(judged.file, instruction));
  if (evidence.length === 0) return [];
  return [{ code: 'onbuild', level: 'manual', message: 'the image is a base of others: its ONBUILD triggers would run as the new user', evidence }];
}

/** A final `USER root` with nothing but the entry behind it: somebody may have meant it. */
export function explicitRoot(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const { setBy } = stage.user;
  if (stage.user.kind !== 'root' || setBy === undefined || doings.users.length > 0) return [];
  const at = stage.stage.instructions.indexOf(setBy);
  const work = stage.stage.instructions.slice(at + 1).some(({ keyword }) => keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
  if (at !== -1 && work) return [];
  return [{ code: 'explicit-root', level: 'unsafe', message: 'the file says USER root right before its entry, which may be on purpose', evidence: [instructionEvidence(file, setBy)] }];
}

/** The application lives in a directory that the system ships, which nobody may own. */
export function systemWorkdir(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const { workdir, workdirBy } = stage;
  if (workdir === undefined || workdirBy === undefined || workdir.path === '/' || isRootHome(workdir.path)) return [];
  if (!isSystemDirectory(workdir.path) || isScratchSpace(workdir.path)) return [];
  const filled = doings.operations.filter((operation) => operation.kind === 'copy' && isInside(operation.path.path, workdir.path));
  if (filled.length === 0) return [];
  return [{ code: 'system-workdir', level: 'unsafe', message: `the working directory ${workdir.path} belongs to the system, so the user cannot own it`, evidence: [instructionEvidence(file, workdirBy), ...filled.map((copy) => instructionEvidence(file, copy.by))] }];
}

/** The application lives in the home directory of an account that the image has for something else. */
export function foreignHome(judged: Judged): readonly Hazard[] {
  const { stage, owned, identity, file } = judged;
  const user = stage.rootImage.image?.builtinUser;
  const { home } = user ?? {};
  if (user === undefined || home === undefined || user.name === identity.user || isSystemDirectory(home)) return [];
  const inside = owned.filter((directory) => isInside(directory.path, home));
  if (inside.length === 0) return [];
  const from = instructionEvidence(file, stage.stage.from, `${home} is the home of the image's user ${user.name}`);
  return [{ code: 'foreign-home', level: 'unsafe', message: `the application lives in the home directory of ${user.name}, an account of the base image`, evidence: [...inside.map(({ why }) => why), from] }];
}

/** A working directory that only the build knows, and RUNs that could not be read. */
export function unread(judged: Judged): readonly Hazard[] {
  const { stage, doings, file } = judged;
  const hazards: Hazard[] = [];
  if (stage.workdir === undefined && stage.workdirBy !== undefined) {
    hazards.push({ code: 'workdir-unresolved', level: 'unsafe', message: 'only the build knows the working directory', evidence: [instructionEvidence(file, stage.workdirBy)] });
  }
  if (doings.opaque.length > 0) {
    hazards.push({ code: 'run-unread', level: 'unsafe', message: 'a RUN could not be read, so what it does to users and files is not known', evidence: doings.opaque.map((run) => instructionEvidence(file, run)) });
  }
  return hazards;
}

/** mkdir of directories whose names the build may override: they cannot be given by name. */
export function variableDirectories(judged: Judged): readonly Hazard[] {
  const evidence = judged.doings.operations.flatMap((operation) =>
    (operation.kind === 'mkdir' || operation.kind === 'volume') && operation.path.overridable && !judged.owned.some((directory) => isInside(operation.path.path, directory.path))
      ? [instructionEvidence(judged.file, operation.by, operation.text)]
      : [],
  );
  if (evidence.length === 0) return [];
  return [{ code: 'variable-directory', level: 'unsafe', message: 'directories are made whose names the build may change, so the user may not own them', evidence }];
}

/** Instructions that a dangling continuation has made arguments of another: what the author meant is not what is built. */
export function swallowed(judged: Judged): readonly Hazard[] {
  const chain = new Set(stageChain(judged.stage).map((stage) => stage.stage.index));
  const evidence = judged.facts.swallowed
    .filter(({ by }) => chain.has(by.stage))
    .map(({ place, span }) => ({ place, text: judged.file.text.slice(span.start, span.end).trim() }));
  if (evidence.length === 0) return [];
  return [{ code: 'swallowed-instruction', level: 'manual', message: SWALLOWED, evidence }];
}

export const SWALLOWED = 'a line above ends in a continuation, so Docker reads this line as arguments, not as an instruction';
