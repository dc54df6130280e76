import { chmodSync, cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandRunner } from './command-runner.ts';
import { scriptText } from './script-text.ts';
import { settingFlags } from './setting-flags.ts';
import type { Base } from './types.ts';

/** Debian's lists of packages: one folder for all bases, so that no image holds them, fetched by the first that needs them. */
export interface PackageLists {
  readonly folder: string;
  fresh?: Promise<string>;
}

/**
 * Builds one image, puts it into the store and gives its identity. Throws a `CommandFailure` if a step fails; the shells trace what
 * they do, so that the last lines of their output name the line.
 *
 * @param base those that it takes from are in the store
 * @param run runs commands for the store
 */
export async function buildBase(base: Base, run: CommandRunner, lists: PackageLists): Promise<string> {
  const name = `base-${(base.tags[0] ?? '').replace(/[^a-z0-9]+/g, '-')}`;
  // One that a run which was ended left behind, or this one when a step fails: else its folder would stay mounted.
  const remove = (): Promise<unknown> => run('buildah', ['rm', name]).catch(() => undefined);
  await remove();
  try {
    return await buildAs(name, base, run, lists);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function buildAs(name: string, base: Base, run: CommandRunner, lists: PackageLists): Promise<string> {
  const buildah = (...args: readonly string[]): Promise<string> => run('buildah', args);
  await buildah('from', '--pull-never', '--name', name, base.from ?? 'scratch');
  const root = (await buildah('mount', name)).trim();
  if (base.hostScript !== undefined) await run('sh', ['-euxc', scriptText(base.hostScript)], { ROOT: root });
  for (const { image, source, target, owner = '0:0' } of base.copies ?? []) await buildah('copy', '--from', image, '--chown', owner, name, source, target);
  for (const { source, target } of base.hostCopies ?? []) {
    mkdirSync(dirname(join(root, target)), { recursive: true });
    cpSync(source, join(root, target), { recursive: true, verbatimSymlinks: true });
  }
  const inside = (script: string): Promise<string> =>
    buildah('run', '--user', '0:0', '--workingdir', '/', '--env', 'DEBIAN_FRONTEND=noninteractive', '--volume', `${lists.folder}:/var/lib/apt/lists`, name, '--', 'sh', '-euxc', script);
  if (base.packages !== undefined) {
    await (lists.fresh ??= inside('apt-get update'));
    await inside(`apt-get install -y --no-install-recommends ${base.packages.join(' ')}; apt-get clean`);
  }
  writeFiles(root, base.files ?? {}, 0o644);
  writeFiles(root, base.programs ?? {}, 0o755);
  for (const script of [...(base.run === undefined ? [] : [base.run.join('\n')]), ...(base.scripts ?? []).map(scriptText)]) await inside(script);
  await buildah('umount', name);
  const flags = settingFlags(base.settings ?? {});
  if (flags.length > 0) await buildah('config', ...flags, name);
  const [first = '', ...others] = base.tags;
  const image = (await buildah('commit', '--quiet', '--rm', name, first)).trim();
  if (others.length > 0) await buildah('tag', first, ...others);
  return image;
}

function writeFiles(root: string, files: Readonly<Record<string, string>>, mode: number): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    // An absolute link of the image would lead to a file of this machine.
    if (!realpathSync(dirname(file)).startsWith(realpathSync(root))) throw new Error(`${path} leads out of the image`);
    writeFileSync(file, text);
    chmodSync(file, mode);
  }
}
