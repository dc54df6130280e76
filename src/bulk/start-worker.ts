import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { countWorker, killGroup } from './open-workers.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import type { FromWorker, ToWorker, WorkAnswer } from './worker-protocol.ts';

/** `lost`: the process ended before it answered, or was ended because it took too long. */
export type Answer = WorkAnswer | { readonly kind: 'lost'; readonly code: 'timed-out' | 'worker-died'; readonly message: string };

/** One process that works on repositories. Of no use any more once an answer was `lost`. */
export interface Worker {
  /** One at a time. Never throws. */
  work(task: BulkTask): Promise<Answer>;
  /** Waits until the process has ended, so that a new one does not stand beside it. */
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * @param timeout milliseconds that one repository may take; undefined: as long as it needs
 * @param env what the run was started with, where it differs from this process's
 */
export function startWorker(settings: BulkSettings, timeout: number | undefined, env: Readonly<Record<string, string | undefined>>): Worker {
  const child = fork(SCRIPT, {
    env: { ...process.env, ...env },
    serialization: 'advanced',
    // A group of its own: it can be ended with all that it has started, and a terminal's Ctrl-C comes to the run alone, which ends it in good order.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  countWorker(child);
  // It may be ready before there is anything to do, or later.
  let isReady = false;
  let waiting: BulkTask | undefined;
  child.on('message', (message: FromWorker) => {
    if (message.kind !== 'ready') return;
    isReady = true;
    if (waiting !== undefined) send(waiting);
  });
  const send = (task: BulkTask): void => {
    const message: ToWorker = { settings, task };
    // A process that has died says so by its end.
    child.send(message, () => {});
  };
  return {
    work: (task) =>
      new Promise((resolve) => {
        let isLate = false;
        const timer = timeout === undefined ? undefined : setTimeout(() => {
          isLate = true;
          killGroup(child);
        }, timeout);
        const settle = (answer: Answer): void => {
          clearTimeout(timer);
          child.off('message', onMessage);
          child.off('exit', onExit);
          child.off('error', onError);
          resolve(answer);
        };
        const onMessage = (message: FromWorker): void => {
          if (message.kind !== 'ready') settle(message);
        };
        const onExit = (exit: number | null, signal: NodeJS.Signals | null): void => settle(isLate ? tooLate(timeout ?? 0) : endOf(exit, signal));
        const onError = (error: Error): void => settle({ kind: 'lost', code: 'worker-died', message: error.message });
        child.on('message', onMessage);
        child.on('exit', onExit);
        child.on('error', onError);
        if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
        else if (isReady) send(task);
        else waiting = task;
      }),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function tooLate(timeout: number): Answer {
  return { kind: 'lost', code: 'timed-out', message: `it took longer than ${timeout / 1000} seconds, and was ended` };
}

function endOf(exit: number | null, signal: NodeJS.Signals | null): Answer {
  return { kind: 'lost', code: 'worker-died', message: signal === null ? `its process ended with ${exit ?? 0}` : `its process was ended by ${signal}` };
}
