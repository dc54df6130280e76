// Loaded into the first process of a run: it lets the time of the repository that is worked on run out as soon as the file `stuck` stands in the
// folder of the stage, and never before. So a test of --timeout looks at no clock.
import { existsSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

const stuck = join(process.env['HOME'] ?? '', 'stuck');
const { setTimeout: start, setInterval, clearInterval, clearTimeout: clear } = globalThis;

/** What the test gives as --timeout. */
export const TIMEOUT = 77_000;

if (process.argv[1]?.endsWith('bin.js')) {
  const intervals = new Map<unknown, NodeJS.Timeout>();
  Object.assign(globalThis, {
    setTimeout: (run: () => void, milliseconds: number): unknown => {
      if (milliseconds !== TIMEOUT) return start(run, milliseconds);
      const handle = setInterval(() => {
        if (!existsSync(stuck)) return;
        unlinkSync(stuck);
        clearInterval(handle);
        run();
      }, 5);
      intervals.set(handle, handle);
      return handle;
    },
    clearTimeout: (handle: NodeJS.Timeout | undefined): void => {
      if (intervals.delete(handle)) clearInterval(handle);
      else clear(handle);
    },
  });
}
