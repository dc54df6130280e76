import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const open = new Set<ChildProcess>();
let ending = false;

/** Counts a process as open until it has ended. */
export function countWorker(child: ChildProcess): void {
  open.add(child);
  child.once('exit', () => open.delete(child));
}

/** The run is about to be ended by a signal: nothing more is to be started. */
export function isEnding(): boolean {
  return ending;
}

/** Lets every process finish what it must not leave half-done, and waits for its end. For those who are about to end the run. */
export async function endWorkers(): Promise<void> {
  ending = true;
  await Promise.all(
    [...open].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
}
