import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds that a process has to finish its repository when the run is ended. */
const GRACE = 20_000;

const open = new Set<ChildProcess>();
let ending = false;

/** Counts a process as open until it has ended. It leads a group of its own. */
export function countWorker(child: ChildProcess): void {
  open.add(child);
  child.once('exit', () => open.delete(child));
}

/** The run is about to be ended by a signal: nothing more is to be started. */
export function isEnding(): boolean {
  return ending;
}

/**
 * Lets every process finish what it must not leave half-done, and waits for its end; one that does not come to an end is killed. For those who are about to
 * end the run.
 */
export async function endWorkers(): Promise<void> {
  ending = true;
  await Promise.all(
    [...open].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child), GRACE);
      await ended;
      clearTimeout(timer);
    }),
  );
}

/** Ends a process at once, with all that it has started. */
export function killGroup(child: ChildProcess): void {
  try {
    // kill(2): a negative number is that of a group. Windows has none.
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
