import type { Hazard } from '../plan/types.ts';
import type { BuildCommand } from '../facts/types.ts';
import { instructionEvidence } from '../facts/evidence.ts';
import { PACKAGE_MANAGERS } from './programs.ts';
import type { Judged } from './types.ts';

/** The container talks to the Docker daemon: its socket is root's, or of a group that only the host knows. */
export function dockerSocket(judged: Judged): readonly Hazard[] {
  const { file, doings, entry, stage } = judged;
  const names = (text: string | undefined): boolean => text?.includes('docker.sock') === true;
  const evidence = [
    ...doings.operations.filter((operation) => operation.kind === 'volume' && names(operation.path.path)).map(({ by }) => instructionEvidence(file, by)),
    ...doings.env.filter(({ value }) => names(value)).map(({ by }) => instructionEvidence(file, by)),
    ...entry.commands.filter(({ command }) => command.args.some((word) => names(word.value))).map((command) => command.evidence),
    ...judged.uses.flatMap(({ mounts }) => mounts.filter(({ path, source }) => names(path) || names(source)).map((mount) => mount.evidence)),
  ];
  if (evidence.length > 0) return [{ code: 'docker-socket', level: 'manual', message: 'the container uses the Docker socket, which another user may not open', evidence }];
  const clients = doings.commands.filter((command) => installsClient(command)).map(({ by, text }) => instructionEvidence(file, by, text));
  const base = stage.rootImage.image?.image === 'docker' ? [instructionEvidence(file, stage.stage.from)] : [];
  if (clients.length + base.length === 0) return [];
  return [{ code: 'docker-client', level: 'unsafe', message: 'the image has a Docker client, so it may use a socket that another user cannot open', evidence: [...base, ...clients] }];
}

const CLIENTS = new Set(['docker', 'docker.io', 'docker-ce', 'docker-ce-cli', 'docker-cli', 'docker-py', 'docker-engine']);

function installsClient({ program, args }: BuildCommand): boolean {
  if (program === 'curl' || program === 'wget') return args.some((arg) => arg !== undefined && /(download|get|test)\.docker\.com/.test(arg));
  const installer = PACKAGE_MANAGERS.has(program) || program.startsWith('pip');
  return installer && args.some((arg) => arg !== undefined && CLIENTS.has(arg.split('=')[0] ?? ''));
}
