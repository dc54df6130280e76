import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processesRootedIn } from '../../src/engines/processes.ts';

const BIN = fileURLToPath(new URL('../../src/bin.js', import.meta.url));

export interface Run {
  readonly status: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary tree and a place for temporary files, in which a trial runs the command line. */
export interface Place {
  readonly folder: string;
  /** @param until ends the run with SIGINT when this is printed on stderr or `after` milliseconds later */
  unroot(args: readonly string[], until?: { readonly text: RegExp; readonly after: number }): Promise<Run>;
  read(path: string): string;
  /** What a run has left: temporary files, mounts and processes. */
  left(): readonly string[];
}

/** Lays files out in a folder of their own, lets `work` run there, and removes it. */
export async function inPlace<T>(files: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv, work: (place: Place) => Promise<T>): Promise<T> {
  const top = mkdtempSync(join(tmpdir(), 'unroot-command-'));
  const [folder, temporary] = [join(top, 'tree'), join(top, 'tmp')];
  mkdirSync(temporary);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await work({
      folder,
      unroot: (args, until) => run(args, folder, { ...env, TMPDIR: temporary }, until),
      read: (path) => readFileSync(join(folder, path), 'utf8'),
      left: () => [
        ...readdirSync(temporary),
        ...readFileSync('/proc/self/mountinfo', 'utf8').split('\n').filter((line) => line.includes(temporary)),
        ...processesRootedIn(temporary).map((pid) => `process ${pid}`),
      ],
    });
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, until: { readonly text: RegExp; readonly after: number } | undefined): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, ended] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (until === undefined || ended || !until.text.test(stderr)) return;
      ended = true;
      setTimeout(() => child.kill('SIGINT'), until.after);
    });
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status: status ?? undefined, signal: signal ?? undefined, stdout, stderr }));
  });
}

/** Names of the claims that are not true, with what was seen. */
export function unmet(claims: Readonly<Record<string, boolean>>, seen: Partial<Run> = {}): readonly string[] {
  const faults = Object.entries(claims).filter(([, holds]) => !holds).map(([name]) => name);
  return faults.length === 0 ? [] : [...faults, `exit ${seen.status ?? seen.signal ?? 'unknown'}`, seen.stdout ?? '', seen.stderr ?? ''].filter((line) => line !== '');
}
