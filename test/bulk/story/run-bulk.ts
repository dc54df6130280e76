import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage.ts';

/** The built command. */
export const BIN: string = fileURLToPath(new URL('../../../src/bin.js', import.meta.url));

export interface BulkRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly pid: number;
  /** Its first process is gone; those that it started may not be. */
  readonly exited: Promise<unknown>;
  /** All of its processes are gone: they share one stderr. */
  readonly ended: Promise<BulkRun>;
}

export interface Around {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built command as a process that leads a group of its own. */
export function startBulk(stage: Stage, args: readonly string[], { stdin = '', env = {} }: Around = {}): Started {
  const options = { cwd: stage.folder, env: { ...stage.env, ...env }, stdio: 'pipe', detached: true } as const;
  const child = spawn(process.execPath, [BIN, 'bulk', ...args], options);
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (data: Buffer) => stdout.push(data));
  child.stderr.on('data', (data: Buffer) => stderr.push(data));
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const told = once(child, 'close').then(() => {
    const [out, err] = [stdout, stderr].map((chunks) => Buffer.concat(chunks).toString());
    return { status: child.exitCode, signal: child.signalCode, stdout: out ?? '', stderr: err ?? '' };
  });
  return { pid: child.pid ?? 0, exited: once(child, 'exit'), ended: told };
}

/** Runs it to its end. */
export function runBulk(stage: Stage, args: readonly string[], around: Around = {}): Promise<BulkRun> {
  return startBulk(stage, args, around).ended;
}

/** How many repositories a run worked on, by what it told of each. */
export function worked({ stderr }: BulkRun): number {
  return stderr.split('\n').filter((line) => /^unroot: \d+\/\d+ /.test(line)).length;
}
