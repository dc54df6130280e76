import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The version that the page names. */
const PACKAGE = 'all-repos==1.33.0';

export type Installed = { readonly ok: true; readonly bin: string } | { readonly ok: false; readonly reason: string };

/**
 * Installs all-repos into a virtual environment of its own, which stays for the next time.
 *
 * @param folder where the environment is made
 * @param tell hears what is installed
 */
export function installAllRepos(folder: string, env: NodeJS.ProcessEnv, tell: (line: string) => void): Installed {
  const venv = join(folder, 'all-repos');
  const bin = join(venv, 'bin');
  const run = (file: string, args: readonly string[]): string | undefined => {
    const { status, stderr, error } = spawnSync(file, args, { env, encoding: 'utf8' });
    return status === 0 ? undefined : `${file} ${args.join(' ')}: ${error?.message ?? stderr.trim().split('\n').slice(-3).join('; ')}`;
  };
  const version = `import importlib.metadata as m; exit('all-repos==' + m.version('all-repos') != '${PACKAGE}')`;
  if (run(join(bin, 'python'), ['-c', version]) === undefined) return { ok: true, bin };
  tell(`installing ${PACKAGE}`);
  mkdirSync(folder, { recursive: true });
  for (const [file, args] of [['python3', ['-m', 'venv', venv]], [join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', PACKAGE]]] as const) {
    const reason = run(file, args);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true, bin };
}
