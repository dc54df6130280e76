import type { Hazard } from '../plan/types.ts';
import { isInside } from '../facts/directories.ts';
import type { Judged } from './types.ts';

/** Virtual environments and interpreters are read, not written. */
const READ_ONLY = /(^|\/)\.?(venv|virtualenv|env|envs|conda|miniconda3?|mambaforge|miniforge3?|node|jdk[^/]*|jre[^/]*|java|python[^/]*|go|rust|dotnet)(\/|$)/i;

/** The entry is a program that a RUN has unpacked below /opt: such trees keep their logs and state beside it. */
export function unpackedProgram(judged: Judged): readonly Hazard[] {
  const { entry, owned } = judged;
  const evidence = entry.commands
    .filter(({ path, origin, evidence: seen }) => origin === 'base' && seen.place !== undefined && path.startsWith('/opt/') && !READ_ONLY.test(path) && !owned.some((directory) => isInside(path, directory.path)))
    .map((command) => command.evidence);
  if (evidence.length === 0) return [];
  return [{ code: 'unpacked-program', level: 'unsafe', message: 'the entry is a program that was unpacked below /opt, and may write beside itself', evidence }];
}
