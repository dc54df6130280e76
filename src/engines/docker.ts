import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { buildArguments } from './build-arguments.ts';
import { buildLog } from './build-log.ts';
import { fieldOf, parseAnswer, readImageConfig, text } from './image-config.ts';
import type { PrivateStore } from './private-store.ts';
import { readProc } from './processes.ts';
import type { CommandResult, Runner } from './run-command.ts';
import { lookAtProcess, sightingOf } from './sight.ts';
import { EngineError } from './types.ts';
import type { BuildRequest, Container, Engine, EngineName, Image, ImageConfig, Sighting, StartOptions } from './types.ts';

/** What docker and podman differ in. */
export interface Dialect {
  readonly name: Extract<EngineName, 'docker' | 'podman'>;
  readonly version: string;
  /** Where the engine keeps what the run makes; undefined: among the images of others. */
  readonly store: PrivateStore | undefined;
  /** For temporary files; removed with the run. */
  readonly folder: string;
}

/** docker, or podman, which takes the same commands. Images and containers are told from those of others by a name of this run. */
export function openDocker({ name: file, version, store, folder }: Dialect, runner: Runner): Engine {
  const session = `unroot-prove-${randomBytes(6).toString('hex')}`;
  // Lines in place of a drawing. Which builder it is stays docker's own choice.
  const commands = runner.with({ BUILDKIT_PROGRESS: 'plain', ...store?.env });
  // podman would give the program ten seconds to end by itself.
  const remove = ['rm', '--force', '--volumes', ...(file === 'podman' ? ['--time', '0'] : [])];
  const all = (args: readonly string[]): readonly string[] => [...(store?.args ?? []), ...args];
  const engine = (args: readonly string[], timeout?: number): Promise<CommandResult> => commands.run(file, all(args), timeout === undefined ? {} : { timeout });
  let count = 0;

  return {
    name: file,
    version,
    losesOutput: false,
    host: runner,
    async build(request: BuildRequest) {
      count += 1;
      const tag = `localhost/${session}:${count}`;
      const own = ['--tag', tag, ...(file === 'podman' ? ['--format', 'docker'] : [])];
      const args = buildArguments(request, folder, own, file === 'podman' ? 'option' : 'neighbour');
      const built = await commands.start(file, all(['build', ...args]), request).result;
      const log = buildLog(built, request.timeout);
      if (built.exit !== 0) return { ok: false, log };
      const answer = await engine(['image', 'inspect', tag]);
      const found = fieldOf(parseAnswer(answer.stdout), '0');
      const config = readImageConfig({ Healthcheck: fieldOf(found, 'Healthcheck'), ...Object(fieldOf(found, 'Config')) });
      return { ok: true, log, image: imageOf(tag, config) };
    },
    async close() {
      await commands.killAll();
      await removeAll(commands.fresh());
      await store?.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };

  function imageOf(tag: string, config: ImageConfig): Image {
    return {
      config,
      async start(options) {
        count += 1;
        const name = `${session}-${count}`;
        const created = await engine(['create', '--name', name, '--label', `unroot.prove=${session}`, ...startArguments(options), tag]);
        if (created.exit !== 0) throw new EngineError(created.output.trim());
        const started = await engine(['start', name]);
        if (started.exit !== 0) {
          await engine([...remove, name]);
          throw new EngineError(started.output.trim());
        }
        return await open(name);
      },
    };
  }

  async function open(name: string): Promise<Container> {
    const inspect = async (): Promise<unknown> => fieldOf(parseAnswer((await engine(['inspect', '--type', 'container', name])).stdout), '0');
    const ports = readPorts(fieldOf(await inspect(), 'NetworkSettings', 'Ports'));
    return {
      ports,
      exitCode: async () => {
        const state = fieldOf(await inspect(), 'State');
        return fieldOf(state, 'Running') === true ? undefined : Number(fieldOf(state, 'ExitCode'));
      },
      look: async () => {
        const found = await inspect();
        return lookFromHost(found) ?? (await lookFromInside(name));
      },
      run: async (argv, timeout) => {
        const { exit, output } = await engine(['exec', name, ...argv], timeout);
        return { exit, output };
      },
      log: async () => (await engine(['logs', name])).output,
      remove: async () => {
        await engine([...remove, name]);
      },
    };
  }

  /** For engines that run their containers elsewhere, such as in a virtual machine; needs `cat` in the image. */
  async function lookFromInside(name: string): Promise<Sighting | undefined> {
    const { exit, stdout } = await engine(['exec', '--user', '0', name, 'cat', '/proc/1/status', '/proc/1/net/tcp', '/proc/1/net/tcp6']);
    return exit === undefined || stdout === '' ? undefined : sightingOf({ status: stdout, uidMap: '', sockets: stdout });
  }

  async function removeAll(last: Runner): Promise<void> {
    const ask = async (args: readonly string[]): Promise<readonly string[]> => (await last.run(file, all(args))).stdout.split('\n').filter((line) => line !== '');
    const containers = await ask(['ps', '--all', '--quiet', '--filter', `label=unroot.prove=${session}`]);
    if (containers.length > 0) await last.run(file, all([...remove, ...containers]));
    // By name, and not by force: an image that somebody has under another name stays.
    const images = await ask(['images', '--filter', `reference=localhost/${session}`, '--format', '{{.Repository}}:{{.Tag}}']);
    if (images.length > 0) await last.run(file, all(['rmi', ...images]));
  }
}

function startArguments({ env, ports }: StartOptions): readonly string[] {
  return ['--publish-all', ...ports.flatMap((port) => ['--expose', String(port)]), ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`])];
}

/** `{"8080/tcp": [{"HostIp": "0.0.0.0", "HostPort": "49153"}]}` */
function readPorts(value: unknown): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const key of Object.keys(Object(value))) {
    const port = /^(\d+)\/tcp$/.exec(key)?.[1];
    const host = Number(text(fieldOf(value, key, '0', 'HostPort')));
    if (port !== undefined && host > 0) found.set(Number(port), host);
  }
  return found;
}

/** Of a process of this host: its control group names the container, so that no other process is taken for it. */
function lookFromHost(container: unknown): Sighting | undefined {
  const pid = fieldOf(container, 'State', 'Pid');
  const id = text(fieldOf(container, 'Id'));
  if (typeof pid !== 'number' || pid === 0 || id === '' || !readProc(pid, 'cgroup').includes(id)) return undefined;
  return lookAtProcess(pid);
}
