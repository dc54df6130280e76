import type { Hazard } from '../plan/types.ts';
import { instructionEvidence } from './evidence.ts';
import type { Judged } from './types.ts';

/** The container talks to the Docker daemon: its socket is root's, or of a group that only the host knows. */
export function dockerSocket(judged: Judged): readonly Hazard[] {
  const { file, doings, entry } = judged;
  const names = (text: string | undefined): boolean => text?.includes('docker.sock') === true;
  const evidence = [
    ...doings.operations.filter((operation) => operation.kind === 'volume' && names(operation.path.path)).map(({ by }) => instructionEvidence(file, by)),
    ...doings.env.filter(({ value }) => names(value)).map(({ by }) => instructionEvidence(file, by)),
    ...entry.commands.filter(({ command }) => command.args.some((word) => names(word.value))).map((command) => command.evidence),
  ];
  if (evidence.length === 0) return [];
  return [{ code: 'docker-socket', level: 'manual', message: 'the container uses the Docker socket, which another user may not open', evidence }];
}
