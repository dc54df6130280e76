import { execFile } from 'node:child_process';

export type GitResult =
  | { readonly ok: true; readonly stdout: string }
  /** `exit` is git's exit code, or undefined if git could not be started at all. */
  | { readonly ok: false; readonly exit: number | undefined; readonly message: string };

/**
 * Switches off what a repository's own configuration could make git run. An empty `core.fsmonitor` means none in
 * every version: before 2.36 `false` was the name of a hook.
 */
const QUIET: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  ...['core.fsmonitor=', 'core.hooksPath=/dev/null', 'submodule.recurse=false'].flatMap((setting) => ['-c', setting]),
];

/** Settings of the person who runs us, such as `safe.directory`, stay; anything that points git elsewhere goes. */
const KEPT = /^GIT_(?:CONFIG|EXEC_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$)/;

const MAX_OUTPUT = 256 * 1024 * 1024;

/**
 * Runs git in a folder, without a shell, and gives what it printed, decoded as UTF-8. `args` are those behind `git`;
 * paths among them must follow `--` and are taken literally. The index is never refreshed on disk.
 * An empty `diff.external` is an error to git, so whoever asks for a diff adds `--no-ext-diff --no-textconv`.
 * Never throws: git missing, a bad folder and a non-zero exit are results.
 */
export function git(cwd: string, args: readonly string[], input = ''): Promise<GitResult> {
  return new Promise((resolve) => {
    const options = { cwd, env: childEnvironment(), encoding: 'utf8', maxBuffer: MAX_OUTPUT, windowsHide: true } as const;
    const child = execFile('git', [...QUIET, ...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ ok: true, stdout });
      const exit = typeof error.code === 'number' ? error.code : undefined;
      resolve({ ok: false, exit, message: stderr.trim() || error.message });
    });
    // A git that ends before it has read everything closes the pipe; its exit code tells the story.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The one place below the command line that hands the environment on: git needs PATH, HOME and its settings. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}
