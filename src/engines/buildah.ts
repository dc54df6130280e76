import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildArguments } from './build-arguments.ts';
import { buildLog } from './build-log.ts';
import { fieldOf, parseAnswer, readImageConfig } from './image-config.ts';
import type { PrivateStore } from './private-store.ts';
import { descendantsOf, kill, processesRootedIn, programOf } from './processes.ts';
import type { Runner } from './run-command.ts';
import { lookAtProcess } from './sight.ts';
import { createTail } from './tail.ts';
import { EngineError } from './types.ts';
import type { BuildRequest, Container, Engine, Image, ImageConfig, Sighting, StartOptions } from './types.ts';

/** What stands between `buildah run` and the program, by how containers are isolated. */
const BETWEEN = /(?:^|\/)(?:runc|crun|conmon|buildah|fuse-overlayfs|slirp4netns|pasta)$|buildah-chroot/;
/** What `buildah run` itself says behind the program's last words (buildah, chroot/run_common.go and cmd/buildah). */
const OWN_WORDS = /(?:^|\n)(?:subprocess exited (?:with status|on) .*|Error: exit status \d+|process exited with error: .*|Error: while running runtime: exit status \d+)(?=\n|$)/g;
const NOT_STARTED = /process failed to start with error: (.*)|(?:runc|crun)[^\n]*(?:executable file [^\n]* not found|exec failed)[^\n]*/;

/**
 * buildah builds images and runs commands in them; what an engine does with an entry, ports and checks is done here. It runs
 * containers in the network of this host. How they are isolated is buildah's own setting (BUILDAH_ISOLATION).
 */
export function openBuildah(version: string, runner: Runner, store: PrivateStore): Engine {
  const commands = runner.with(store.env);
  let count = 0;
  // In the store: `buildah from` runs the ONBUILD triggers of an image, and takes what they copy from the folder it is started in.
  const buildah = (args: readonly string[]) => commands.run('buildah', [...store.args, ...args], { cwd: store.folder });

  return {
    name: 'buildah',
    version,
    // Seen with buildah 1.28 and chroot isolation on a busy machine: the program's end overtakes its output.
    losesOutput: true,
    host: runner,
    async build(request: BuildRequest) {
      count += 1;
      const tag = `localhost/unroot-prove:${count}`;
      const args = buildArguments(request, store.folder, ['--format', 'docker', `--layers=${request.keepSteps}`, '--tag', tag], 'option');
      const built = await commands.start('buildah', [...store.args, 'build', ...args], request).result;
      const log = buildLog(built, request.timeout);
      if (built.exit !== 0) return { ok: false, log };
      const answer = await buildah(['inspect', '--type', 'image', tag]);
      const config = readImageConfig(fieldOf(parseAnswer(answer.stdout), 'Docker', 'config'));
      return { ok: true, log, image: imageOf(tag, config) };
    },
    async close() {
      await commands.killAll();
      await store.remove();
    },
  };

  function imageOf(tag: string, config: ImageConfig): Image {
    return {
      config,
      async start(options) {
        const argv = [...config.Entrypoint, ...config.Cmd];
        if (argv.length === 0) throw new EngineError('the image has neither ENTRYPOINT nor CMD');
        count += 1;
        const name = `unroot-prove-${count}`;
        const from = await buildah(['from', '--pull-never', '--name', name, tag]);
        if (from.exit !== 0) throw new EngineError(from.output.trim());
        return start(name, argv, config, options);
      },
    };
  }

  function start(name: string, argv: readonly string[], config: ImageConfig, { env, ports }: StartOptions): Container {
    const path = join(store.folder, `${name}.log`);
    const file = openSync(path, 'a');
    const settings = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
    const runArgs = ['run', '--network', 'host', ...settings, name, '--'];
    const main = commands.start('buildah', [...store.args, ...runArgs, ...argv], { into: file });
    closeSync(file);
    let ended: { readonly exit: number } | undefined;
    void main.result.then(({ exit }) => { ended = { exit: exit ?? 137 }; }, () => { ended = { exit: 125 }; });
    const known = [...config.ExposedPorts.flatMap(portOf), ...ports];

    return {
      ports: new Map(known.map((port) => [port, port])),
      exitCode: async () => {
        const problem = ended === undefined ? undefined : NOT_STARTED.exec(readLog(path));
        if (problem !== undefined && problem !== null) throw new EngineError(problem[1] ?? problem[0]);
        return ended?.exit;
      },
      look: async () => sight(main.pid),
      run: async (words, timeout) => {
        const { exit, output } = await commands.run('buildah', [...store.args, ...runArgs, ...words], { timeout });
        return { exit, output: output.replace(OWN_WORDS, '') };
      },
      log: async () => readLog(path).replace(OWN_WORDS, ''),
      remove: async () => {
        main.kill();
        await main.result.catch(() => undefined);
        // What has made itself a daemon would end with a container; here it has to be looked for.
        for (const pid of processesRootedIn(store.folder)) kill(pid);
        await buildah(['rm', name]);
      },
    };
  }
}

function sight(pid: number): Sighting | undefined {
  const all = descendantsOf(pid);
  const program = all.find((each) => !BETWEEN.test(programOf(each) ?? 'buildah'));
  return program === undefined ? undefined : lookAtProcess(program, all);
}

function portOf(exposed: string): readonly number[] {
  const port = /^(\d+)(?:\/tcp)?$/.exec(exposed)?.[1];
  return port === undefined ? [] : [Number(port)];
}

function readLog(path: string): string {
  const tail = createTail();
  tail.add(readFileSync(path, 'utf8'));
  return tail.text();
}
