import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldOf, parseAnswer, readImageConfig } from '../../src/engines/image-config.ts';
import { openPrivateStore } from '../../src/engines/private-store.ts';
import { createRunner } from '../../src/engines/run-command.ts';
import type { CommandResult } from '../../src/engines/run-command.ts';
import type { ImageConfig } from '../../src/engines/types.ts';
import { NPM_SETTINGS_AT, writeNpmSettings } from './npm-settings.ts';

const TOP = fileURLToPath(new URL('../../../', import.meta.url));
const TAG = 'localhost/unroot:proof';
/** Milliseconds. Packages of npm and of Debian are fetched. */
const BUILD_LIMIT = 600_000;
const RUN_LIMIT = 60_000;

/** How the container is run; what is left out is as the image has it. */
export interface RunAs {
  readonly user?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The image of unroot, built from the Dockerfile at the top of this repository, with a folder mounted where it works. */
export interface OwnImage {
  readonly config: ImageConfig;
  /** Runs a command inside, without the entry. */
  run(argv: readonly string[], as?: RunAs): Promise<CommandResult>;
  /** Runs the entry with these arguments. */
  unroot(args: readonly string[], as?: RunAs): Promise<CommandResult>;
}

/**
 * Builds the image in a store of its own, gives it to `work`, and removes everything.
 *
 * @param env in which buildah finds the base images
 * @param mounted absolute path of the folder
 * @returns what `work` gives, or what the build printed if it fails
 */
export async function inOwnImage(
  env: NodeJS.ProcessEnv,
  mounted: string,
  work: (image: OwnImage) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const runner = createRunner(env);
  const store = await openPrivateStore('buildah', runner, env['TMPDIR'] ?? '/var/tmp');
  const commands = runner.with(store.env);
  const buildah = (args: readonly string[], timeout = RUN_LIMIT) => commands.run('buildah', [...store.args, ...args], { timeout });
  try {
    const npm = join(store.folder, 'npm');
    await writeNpmSettings(npm, env, runner);
    const options = ['--pull-never', '--layers=false', '--format', 'docker', '--volume', `${npm}:${NPM_SETTINGS_AT}:ro`];
    const built = await buildah(['build', ...options, '--tag', TAG, TOP], BUILD_LIMIT);
    if (built.exit !== 0) return ['the image is built', built.output];
    const inspected = await buildah(['inspect', '--type', 'image', TAG]);
    const config = readImageConfig(fieldOf(parseAnswer(inspected.stdout), 'Docker', 'config'));
    const name = 'unroot-proof';
    await buildah(['from', '--pull-never', '--name', name, TAG]);
    const run: OwnImage['run'] = (argv, { user, env: variables = {} } = {}) => {
      const settings = [
        ...(user === undefined ? [] : ['--user', user]),
        ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
      ];
      return buildah(['run', ...settings, '--volume', `${mounted}:${config.WorkingDir}`, name, '--', ...argv]);
    };
    return await work({ config, run, unroot: (args, as) => run([...config.Entrypoint, ...args], as) });
  } finally {
    await runner.killAll();
    await store.remove();
    if (existsSync(store.folder)) throw new Error(`${store.folder} is left`);
  }
}
