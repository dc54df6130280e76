import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockOf, blocksOf, readPage } from '../../orchestrators/page.ts';
import { environmentOf } from '../../orchestrators/shim.ts';
import type { Outcome } from '../cli/harness.ts';

/** Where an engine keeps what is its own, while it runs commands in repositories. */
export interface Engine {
  /** Outside of every repository; its `home` is the home of whoever runs the engine. */
  readonly folder: string;
  /** Runs a text with `sh` as engines do: at the top of a repository, without a terminal and without input. */
  run(repository: string, command: string, env?: Readonly<Record<string, string>>): Omit<Outcome, 'stdoutBytes'>;
}

/** An engine of which everything is removed afterwards. `unroot` is on its PATH, and `unroot-commit.sh` is in its folder. */
export async function withEngine(work: (engine: Engine) => void | Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unroot-engine-')));
  const variables = environmentOf(join(folder, 'home'), process.env);
  writeFileSync(join(folder, 'unroot-commit.sh'), blockOf(blocksOf(readPage()), 'One script for several of them', 'sh'), { mode: 0o755 });
  try {
    await work({
      folder,
      run(repository, command, env = {}) {
        const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: repository, env: { ...variables, ...env }, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
        return { status: status ?? -1, stdout, stderr };
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
