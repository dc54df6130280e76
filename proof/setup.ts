import { spawnSync } from 'node:child_process';

/** Commands that the proof needs, with the Debian packages of each. The images bring everything else themselves. */
const TOOLS: Readonly<Record<string, readonly string[]>> = { buildah: ['buildah'], debootstrap: ['debootstrap', 'debian-archive-keyring'] };

/**
 * Installs what is missing for the building of base images.
 *
 * @param env variables of the process
 * @param tell hears what is installed
 * @returns why this machine cannot build them, or nothing if it can
 */
export function ensureTools(env: NodeJS.ProcessEnv, tell: (line: string) => void): string | undefined {
  if (process.platform !== 'linux') return `they need Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'they need root: only root can mount images and make accounts in them';
  const missing = Object.keys(TOOLS).filter((command) => !runs(command, ['--version'], env));
  if (missing.length === 0) return undefined;
  const packages = missing.flatMap((command) => TOOLS[command] ?? []);
  if (!runs('apt-get', ['--version'], env)) return `${missing.join(' and ')} cannot be installed, since there is no apt-get`;
  tell(`installing ${packages.join(', ')}`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' });
    if (status !== 0) return `apt-get ${args.join(' ')} failed: ${(stderr ?? '').trim().split('\n').slice(-3).join('; ')}`;
  }
  return undefined;
}

function runs(command: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  return spawnSync(command, args, { env, stdio: 'ignore' }).status === 0;
}
