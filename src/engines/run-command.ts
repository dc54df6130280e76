import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { descendantsOf, kill } from './processes.ts';
import { createTail } from './tail.ts';
import { EngineEnded, EngineError } from './types.ts';

export interface CommandResult {
  /** Undefined: ended by a signal, by the time limit or by `killAll`. */
  readonly exit: number | undefined;
  readonly timedOut: boolean;
  readonly stdout: string;
  /** Both streams, as they came; of a long output the end. */
  readonly output: string;
}

export interface CommandOptions {
  readonly onLine?: (line: string) => void;
  /** Milliseconds. */
  readonly timeout?: number;
  /** A file descriptor for both streams, in place of the result's texts. */
  readonly into?: number;
  readonly cwd?: string;
}

/** A command that is running. */
export interface Running {
  readonly pid: number;
  readonly result: Promise<CommandResult>;
  /** Ends it and all that it has started. */
  kill(): void;
}

/** Runs commands without a shell, and knows those that are running. */
export interface Runner {
  run(file: string, args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  start(file: string, args: readonly string[], options?: CommandOptions): Running;
  /** Ends all that is running, waits for it, and lets nothing start any more. */
  killAll(): Promise<void>;
  /** The same commands, with these variables besides. */
  with(env: Readonly<Record<string, string>>): Runner;
  /** One that still runs commands after `killAll`: to remove what is left. */
  fresh(): Runner;
}

/** Milliseconds for a command that only asks or removes. An engine that hangs must not hang us. */
const PATIENCE = 120_000;
/** Characters; whoever answers a question answers shorter. */
const MOST_ANSWER = 64 * 1024 * 1024;

/** What is running when `killAll` is called, and what is started later, ends with EngineEnded. @throws EngineError if a program cannot be started */
export function createRunner(env: Readonly<Record<string, string | undefined>>): Runner {
  const running = new Set<Running>();
  const state = { closed: false };
  const withEnvironment = (environment: Readonly<Record<string, string | undefined>>): Runner => ({
    run: (file, args, options = {}) => start(file, args, environment, { timeout: PATIENCE, ...options }).result,
    start: (file, args, options = {}) => start(file, args, environment, options),
    with: (more) => withEnvironment({ ...environment, ...more }),
    fresh: () => createRunner(environment),
    async killAll() {
      state.closed = true;
      const all = [...running];
      for (const each of all) each.kill();
      await Promise.allSettled(all.map(({ result }) => result));
    },
  });
  return withEnvironment(env);

  function start(file: string, args: readonly string[], environment: Readonly<Record<string, string | undefined>>, options: CommandOptions): Running {
    if (state.closed) throw new EngineEnded();
    const out = options.into ?? 'pipe';
    // A group of its own: Ctrl-C on a terminal goes to us, and we end it in order.
    const child = spawn(file, args, {
      env: { ...environment }, cwd: options.cwd, detached: process.platform !== 'win32', stdio: ['ignore', out, out], windowsHide: true,
    });
    let timedOut = false;
    const end = (): void => killTree(child);
    const limit = options.timeout === undefined ? undefined : setTimeout(() => { timedOut = true; end(); }, options.timeout);
    const result = collect(child, file, options).then((done) => {
      if (state.closed) throw new EngineEnded();
      return { ...done, timedOut };
    }).finally(() => {
      clearTimeout(limit);
      running.delete(entry);
    });
    const entry: Running = { pid: child.pid ?? 0, result, kill: end };
    running.add(entry);
    // Whoever does not wait for it learns of its failure from what follows.
    result.catch(() => {});
    return entry;
  }
}

function collect(child: ChildProcess, file: string, { onLine }: CommandOptions): Promise<Omit<CommandResult, 'timedOut'>> {
  return new Promise((resolve, reject) => {
    const stdout = createTail(MOST_ANSWER);
    const output = createTail();
    for (const stream of [child.stdout, child.stderr]) {
      const lines = onLine === undefined ? undefined : splitLines(onLine);
      stream?.setEncoding('utf8');
      stream?.on('data', (text: string) => {
        if (stream === child.stdout) stdout.add(text);
        output.add(text);
        lines?.(text);
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(new EngineError(error.code === 'ENOENT' ? `${file} is not installed` : error.message));
    });
    child.once('close', (exit) => resolve({ exit: exit ?? undefined, stdout: stdout.text(), output: output.text() }));
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  // Children first get their parents taken away: looked up before, they cannot hide behind init.
  const all = descendantsOf(child.pid);
  if (child.exitCode === null && child.signalCode === null) kill(process.platform === 'win32' ? child.pid : -child.pid);
  for (const pid of all) kill(pid);
}

function splitLines(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const parts = `${rest}${text}`.split(/\r\n|\r|\n/);
    rest = (parts.pop() ?? '').slice(-4096);
    for (const part of parts) if (part.trim() !== '') onLine(part);
  };
}
