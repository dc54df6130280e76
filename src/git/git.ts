import { execFile } from 'node:child_process';
import type { ExecFileException } from 'node:child_process';
import path from 'node:path';

export type GitResult = GitOutput<string>;
export type GitOutput<T> = { readonly ok: true; readonly stdout: T } | GitFailure;

/** `exit` is git's exit code, or undefined if git could not be started at all. */
export interface GitFailure {
  readonly ok: false;
  readonly exit: number | undefined;
  readonly message: string;
}

/** What git needs for a commit beside its arguments. */
export interface GitSurroundings {
  readonly input?: string | Buffer;
  /** An index of its own, in place of the repository's. */
  readonly indexFile?: string;
}

/**
 * Switches off what a repository's own configuration could make git run. An empty `core.fsmonitor` means none in
 * every version: before 2.36 `false` was the name of a hook. `safe.bareRepository` (2.38): a folder that only
 * looks like a repository is none.
 */
const SETTINGS = ['core.fsmonitor=', 'core.hooksPath=/dev/null', 'submodule.recurse=false', 'safe.bareRepository=explicit'];
const QUIET: readonly string[] = ['--no-pager', '--literal-pathspecs', ...SETTINGS.flatMap((setting) => ['-c', setting])];

/**
 * Settings of the person who runs us, such as `safe.directory`, stay; anything that points git elsewhere goes. `GIT_CONFIG` itself
 * would do so for `git config` alone, which would then tell nothing of what the other commands obey.
 */
const KEPT = /^GIT_(?:CONFIG_|EXEC_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)$)/;

const MAX_OUTPUT = 256 * 1024 * 1024;

/** Milliseconds. A stranger's `.git` may hold pipes, and git waits for whoever would write to them. */
const PATIENCE = 20_000;

/** Where git is started; `-C` leads it to the repository. Windows looks for programs in that folder before PATH (libuv, search_path). */
const START = path.dirname(process.execPath);

/**
 * Runs git in a folder, without a shell, and gives what it printed, decoded as UTF-8. `args` are those behind `git`;
 * paths among them must follow `--` and are taken literally. An empty `diff.external` is an error to git, so whoever asks
 * for a diff adds `--no-ext-diff --no-textconv`. Nothing is fetched. Never throws: git missing, a bad folder, a non-zero
 * exit and a git that does not end are results.
 */
export async function git(cwd: string, args: readonly string[], surroundings: GitSurroundings = {}): Promise<GitResult> {
  const result = await gitBytes(cwd, args, surroundings);
  return result.ok ? { ok: true, stdout: result.stdout.toString() } : result;
}

/** The same with the bytes that git printed. */
export function gitBytes(cwd: string, args: readonly string[], { input = '', indexFile }: GitSurroundings = {}): Promise<GitOutput<Buffer>> {
  return new Promise((resolve) => {
    const env = { ...childEnvironment(), ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }) };
    const options = { cwd: START, env, encoding: 'buffer', maxBuffer: MAX_OUTPUT, timeout: PATIENCE, killSignal: 'SIGKILL', windowsHide: true } as const;
    try {
      const child = execFile('git', ['-C', cwd, ...QUIET, ...args], options, (error, stdout, stderr) => {
        if (error === null) return resolve({ ok: true, stdout });
        const exit = typeof error.code === 'number' ? error.code : undefined;
        resolve({ ok: false, exit, message: stderr.toString().trim() || whyNot(error) });
      });
      // A git that ends before it has read everything closes the pipe; its exit code tells the story.
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    } catch (error) {
      // Arguments that are too long for the system are thrown at once (E2BIG).
      resolve({ ok: false, exit: undefined, message: error instanceof Error ? error.message : String(error) });
    }
  });
}

/** Not the message of Node, which repeats the whole command. */
function whyNot({ code, killed }: ExecFileException): string {
  if (killed === true) return `git has not ended within ${PATIENCE / 1000} seconds`;
  return code === 'ENOENT' ? 'git is not installed' : `git ended with ${code ?? 'a signal'}`;
}

/**
 * The one place below the command line that hands the environment on: git needs PATH, HOME and its settings. What a partial
 * clone lacks git would fetch from where its configuration says, with the commands that it names: not before 2.39.4 does
 * `GIT_NO_LAZY_FETCH` stop that, while no protocol being allowed stops it in every version, whatever `protocol.*` says.
 */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const off = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
  return { ...Object.fromEntries(kept), LC_ALL: 'C', ...off };
}
