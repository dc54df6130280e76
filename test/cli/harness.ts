import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

/** Texts whose status follows from the design alone, whatever the wording of the findings. */
export const TEXT = {
  changed: 'FROM node:20\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  clean: 'FROM node:20\nWORKDIR /app\nUSER node\nCMD ["node", "server.js"]\n',
  heldBack: 'FROM node:20\nWORKDIR /app\nCOPY . .\nEXPOSE 80\nCMD ["node", "server.js"]\n',
  manual: 'FROM debian:12\nRUN apt-get update && apt-get install -y cron\nCMD ["cron", "-f"]\n',
  unclear: 'FROM node:20\nBOGUS x\nCMD ["node", "server.js"]\n',
  template: 'FROM {{ base }}\nCMD ["node", "server.js"]\n',
  noDockerfile: '# nothing here\n',
} as const;

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Both outputs are terminals. */
  readonly terminal?: boolean;
}

/** One command line in this process, with everything that it writes. */
export async function unroot(argv: readonly string[], { cwd, stdin = '', env = {}, terminal = false }: Surroundings): Promise<Outcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const status = await main({
    argv,
    cwd,
    env,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { isTTY: terminal, write: (data) => stdout.push(Buffer.from(data)) },
    stderr: { isTTY: terminal, write: (data) => stderr.push(Buffer.from(data)) },
  });
  const stdoutBytes = Buffer.concat(stdout);
  return { status, stdout: stdoutBytes.toString(), stdoutBytes, stderr: Buffer.concat(stderr).toString() };
}

/** A temporary folder with these files, given to `work` and removed afterwards. */
export async function inFolder(
  files: Readonly<Record<string, string | Buffer>>,
  work: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-cli-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same as a git work tree in which everything is committed. */
export async function inRepository(
  files: Readonly<Record<string, string | Buffer>>,
  work: (folder: string) => void | Promise<void>,
): Promise<void> {
  await inFolder(files, async (folder) => {
    git(folder, ['init', '-q']);
    git(folder, ['add', '-A']);
    git(folder, ['commit', '-q', '--allow-empty', '-m', 'start']);
    await work(folder);
  });
}

/** Runs git; fails with what git says. The result is what it printed. */
export function git(cwd: string, args: readonly string[], input: string | Buffer = ''): string {
  const settings = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...settings, ...args], { cwd, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Control characters as they can be read in a failed assertion. */
export function visible(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\u001b', '\\e').replaceAll('\ufeff', '\\ufeff');
}
