import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryTree } from '../../locate/temporary-tree.ts';

/** A temporary folder for repositories, and git with a configuration of its own, whoever runs the test. */
export interface Stage {
  /** Absolute, without links; removed when the process ends. */
  readonly folder: string;
  /** Where the repositories are, and what they are cloned from: `world/root` and `world/outside`. */
  readonly root: string;
  readonly outside: string;
  /** For the command under test: nothing of the surroundings but PATH. Times of commits stand still, so that equal commits have equal names. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs git, which must succeed, and gives what it printed. Nothing that a repository configures is run. */
  git(cwd: string, args: readonly string[], input?: string | Buffer): string;
  /** The same where git may fail; the result is its exit code. */
  tryGit(cwd: string, args: readonly string[]): number;
}

export const NAME = 'Ada Ö. Tester';
export const MAIL = 'ada@example.org';

const CONFIGURATION = `[user]\n\tname = ${NAME}\n\temail = ${MAIL}\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n`;
const OFF = ['core.fsmonitor=', 'core.hooksPath=/dev/null', 'commit.gpgSign=false', 'protocol.file.allow=always', 'core.fsync=none', 'gc.auto=0'];
/** The filter of the hostile repository. */
const NO_FILTER = ['filter.evil.clean=', 'filter.evil.smudge=', 'filter.evil.process=', 'filter.evil.required=false'];

export function openStage(): Stage {
  const folder = temporaryTree();
  const [root, outside] = [join(folder, 'world/root'), join(folder, 'world/outside')];
  for (const made of [join(folder, 'template'), root, outside]) mkdirSync(made, { recursive: true });
  writeFileSync(join(folder, 'gitconfig'), CONFIGURATION);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '1700000000 +0100',
    GIT_COMMITTER_DATE: '1700000000 +0100',
  };
  const own = { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TEMPLATE_DIR: join(folder, 'template'), LC_ALL: 'C' };
  const start = (cwd: string, args: readonly string[], input: string | Buffer) => {
    const settings = [...OFF, ...NO_FILTER].flatMap((setting) => ['-c', setting]);
    return spawnSync('git', [...settings, ...args], { cwd, env: own, input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  };
  return {
    folder, root, outside, env,
    git: (cwd, args, input = '') => {
      const { status, stdout, stderr } = start(cwd, args, input);
      if (status !== 0) throw new Error(`git ${args.join(' ')} in ${cwd}: ${stderr}`);
      return stdout;
    },
    tryGit: (cwd, args) => start(cwd, args, '').status ?? -1,
  };
}
