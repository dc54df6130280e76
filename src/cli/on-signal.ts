import { constants } from 'node:os';
import { endWorkers } from '../bulk/open-workers.ts';
import { closeEngines } from '../engines/open-engines.ts';
import { pendingWritesDone } from '../write/pending-writes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets `end` end the process on the first signal, as soon as nothing would be left: the file that is being written is written, containers and
 * images are removed, and the processes that work on repositories have done the same and ended. No further file is written. `status` is 128
 * and the signal's number, as shells count. Only the first is listened to, so a second signal ends the process at once, and so does the first
 * when `end` sends it again.
 */
export function endOnSignal(source: NodeJS.EventEmitter, end: (signal: NodeJS.Signals, status: number) => void): void {
  for (const signal of SIGNALS) {
    source.once(signal, () => {
      void Promise.all([pendingWritesDone(), closeEngines(), endWorkers()]).then(() => end(signal, 128 + constants.signals[signal]));
    });
  }
}
