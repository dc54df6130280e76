import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside } from '../locate/paths.ts';
import { fieldOf, parseAnswer, text } from './image-config.ts';
import { kill, processesRootedIn } from './processes.ts';
import type { CommandResult, Runner } from './run-command.ts';
import { EngineError } from './types.ts';

/** A folder of our own in which podman or buildah keeps all that a run makes. */
export interface PrivateStore {
  readonly folder: string;
  /** Options that stand in front of every command. */
  readonly args: readonly string[];
  /** Sets what the tool itself would put elsewhere. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Removes the folder and everything in it.
   *
   * @throws EngineError if something is still mounted there, so that removing could reach files that are not ours
   */
  remove(): Promise<void>;
}

/**
 * A build that is ended half-way leaves containers, images, mounts and processes in the store of these tools, and nothing tells
 * them from those of others. So each run gets a store of its own, which reads the user's images besides (containers-storage.conf(5),
 * additionalimagestores), and goes as a whole.
 *
 * @param parent where the folder is made
 * @throws EngineError with the tool's words if it does not tell of its store
 */
export async function openPrivateStore(tool: 'podman' | 'buildah', runner: Runner, parent: string): Promise<PrivateStore> {
  const info = await runner.run(tool, ['info', ...(tool === 'podman' ? ['--format', 'json'] : [])]);
  if (info.exit !== 0) throw new EngineError(`${tool} info: ${lastLine(info)}`);
  const store = fieldOf(parseAnswer(info.stdout), 'store');
  const driver = text(fieldOf(store, 'graphDriverName'));
  const images = text(fieldOf(store, 'graphRoot'));
  if (driver === '' || images === '') throw new EngineError(`${tool} info does not tell of its store`);
  const folder = mkdtempSync(join(parent, 'unroot-prove-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const mountProgram = readMountProgram(fieldOf(store, 'graphOptions'));
  const options = [
    `${driver === 'overlay' ? 'additionalimagestore' : `${driver}.imagestore`}=${images}`,
    ...(mountProgram === undefined ? [] : [`${driver}.mount_program=${mountProgram}`]),
  ];
  return {
    folder,
    args: ['--root', join(folder, 'graph'), '--runroot', join(folder, 'run'), '--storage-driver', driver, ...options.flatMap((each) => ['--storage-opt', each])],
    env: { TMPDIR: temporary },
    remove: () => removeStore(tool, folder, runner.fresh()),
  };
}

async function removeStore(tool: string, folder: string, runner: Runner): Promise<void> {
  for (const pid of processesRootedIn(folder)) kill(pid);
  // The last mounted first. Lazily: a process that was just ended may still hold it.
  for (const mount of mountsBelow(folder).toReversed()) await runner.run('umount', ['--lazy', mount]).catch(() => undefined);
  const left = mountsBelow(folder)[0];
  if (left !== undefined) throw new EngineError(`${left} is still mounted; when it is not any more, remove ${folder}`);
  if (process.getuid?.() === 0) return await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  // Files of other ids in a rootless store can be removed in its user namespace only, where its mounts are seen as well.
  const script = 'grep -qF " $0/" /proc/self/mountinfo && exit 1; rm -rf -- "$0"';
  const { exit } = await runner.run(tool, ['unshare', 'sh', '-c', script, folder]);
  if (exit !== 0) throw new EngineError(`${folder} could not be removed; \`${tool} unshare rm -rf ${folder}\` does it`);
}

/** Mount points in a folder, in the order in which they were mounted (proc_pid_mountinfo(5): blanks are written in octal). */
function mountsBelow(folder: string): readonly string[] {
  let lines: readonly string[] = [];
  try {
    lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  } catch {
    return [];
  }
  const points = lines.map((line) => (line.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))));
  return points.filter((point) => point !== '' && isInside(folder, point));
}

/** `overlay.mount_program`: a list of texts from buildah, an object from podman. */
function readMountProgram(options: unknown): string | undefined {
  if (Array.isArray(options)) {
    return options.map(String).find((each) => each.includes('mount_program='))?.split('=')[1];
  }
  const program = fieldOf(options, 'overlay.mount_program');
  return text(fieldOf(program, 'executable')) || text(program) || undefined;
}

function lastLine({ output }: CommandResult): string {
  return output.trim().split('\n').at(-1) ?? '';
}
