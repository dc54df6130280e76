import type { EntryCommand } from '../facts/entry-reading.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { isInside, isNamedForData, isRootHome, isScratchSpace, isSystemDirectory } from '../facts/directories.ts';
import { copyOwnership } from '../plan/copy-ownership.ts';
import { selfOwnership } from '../plan/copy-state.ts';
import { makes } from '../plan/ownership-state.ts';
import type { Hazard } from '../plan/types.ts';
import { userTool } from '../plan/user-tool.ts';
import type { Judged } from './types.ts';

/**
 * WORKDIR makes its directory as root, and in an image without a shell no RUN can give it away: `--chown` on COPY gives
 * only what is copied. A program can change those files then, but put no new ones beside them.
 *
 * The usual stateless service does not mind: a compiled program that is copied there with what it reads. So it is held back
 * only where something tells of more: a name for data, a working directory that nothing is copied to (what else is it for
 * but for files to come), or a script, which is written to run where it lies, logs and databases beside it.
 */
export function workdirOfRoot(judged: Judged): readonly Hazard[] {
  const { stage, doings, file, entry } = judged;
  const { workdir, workdirBy } = stage;
  const tool = userTool(judged);
  if (tool.kind !== 'none' || tool.shell || workdir === undefined || workdirBy === undefined) return [];
  const { path } = workdir;
  if (isSystemDirectory(path) || isScratchSpace(path) || isRootHome(path) || isGiven(judged, path)) return [];
  const scripts = entry.commands.filter((command) => isInterpreter(command));
  const isFilled = doings.operations.some((operation) => operation.kind === 'copy' && isInside(operation.path.path, path));
  if (isFilled && !isNamedForData(path) && scripts.length === 0) return [];
  const evidence = [instructionEvidence(file, workdirBy), ...scripts.map((command) => command.evidence)];
  return [{ code: 'workdir-of-root', level: 'unsafe', message: `WORKDIR makes ${path} for root, and the image has no shell in which it could be given to the user, who can put no files there`, evidence }];
}

/** It is the user's already, or COPY makes it, with its owner, before WORKDIR comes. */
function isGiven(judged: Judged, path: string): boolean {
  const { identity, doings } = judged;
  if (selfOwnership(judged, identity, { path, volume: undefined }).owned) return true;
  const first = doings.operations.find((operation) => makes(operation, path));
  return first?.kind === 'copy' && first.path.path === path && copyOwnership(judged, identity).some(({ by }) => by === first.by);
}

/** It runs a script that an argument names. What Java and .NET run is compiled: a service like those of Go. */
const INTERPRETER = /^(sh|bash|ash|dash|busybox|node|nodejs|bun|deno|python[\d.]*|pypy3?|ruby|perl|php|lua[\d.]*|R|Rscript|julia|erl|elixir)$/;

function isInterpreter({ program }: EntryCommand): boolean {
  return INTERPRETER.test(program);
}
