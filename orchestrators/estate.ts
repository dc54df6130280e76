import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentOf } from './shim.ts';

const FIXABLE = 'FROM node:20\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n';
const NON_ROOT = 'FROM node:20\nWORKDIR /app\nUSER node\nCMD ["node", "server.js"]\n';

/** Repositories of one owner, and the title of the commit that each has to get; null: none. */
export const REPOSITORIES: Readonly<Record<string, { readonly files: Readonly<Record<string, string>>; readonly title: string | null }>> = {
  api: { files: { 'Dockerfile': FIXABLE, 'README.md': 'api\n', 'deep/er/worker.Dockerfile': FIXABLE }, title: 'Run containers as a non-root user' },
  docs: { files: { 'README.md': 'no Dockerfile here\n' }, title: null },
  jobs: { files: { Dockerfile: NON_ROOT.replace('["node", "server.js"]', '[“node”, “job.js”]') }, title: 'Repair exec arrays in Dockerfiles' },
  web: { files: { Dockerfile: NON_ROOT }, title: null },
};

export const OWNER = 'acme';
export const NAMES: readonly string[] = Object.keys(REPOSITORIES);

/** Bare repositories of this machine in place of a code host, and a folder to work in. */
export interface Estate {
  /** Where the engine is started. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What an engine clones from and pushes to. */
  urlOf(name: string): string;
  write(path: string, text: string): void;
  /** Runs git in a bare repository. @throws Error with what git says */
  git(name: string, ...args: readonly string[]): string;
}

/** Sets up the estate, gives it to `work`, and removes it. */
export async function inEstate<T>(env: NodeJS.ProcessEnv, first: readonly string[], work: (estate: Estate) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'unroot-estate-'));
  const bareOf = (name: string): string => join(root, 'host', OWNER, `${name}.git`);
  const folder = join(root, 'work');
  mkdirSync(folder);
  const variables = environmentOf(join(root, 'home'), env, [join(root, 'bin'), ...first]);
  const git = (cwd: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: variables, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  try {
    for (const [name, { files }] of Object.entries(REPOSITORIES)) {
      const tree = join(root, 'made', name);
      writeAll(tree, files);
      for (const args of [['init', '-q'], ['add', '-A'], ['commit', '-q', '-m', 'start'], ['clone', '-q', '--bare', '.', bareOf(name)]]) git(tree, args);
    }
    return await work({
      folder,
      env: variables,
      urlOf: (name) => `file://${bareOf(name)}`,
      write: (path, text) => writeAll(folder, { [path]: text }),
      git: (name, ...args) => git(bareOf(name), args),
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: path.endsWith('.sh') ? 0o755 : 0o600 });
  }
}
