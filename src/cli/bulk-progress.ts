import { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import { isEnding } from '../bulk/open-workers.ts';
import type { RepositoryHead } from '../bulk/worker-protocol.ts';
import { escapeLine } from '../report/escape.ts';
import type { Io } from './io.ts';
import { bulkMessages } from './bulk-messages.ts';

export interface BulkProgress {
  done(head: RepositoryHead): void;
  /** To be called before anything else is written. */
  end(): void;
}

const FORMAT = '{bar} {value}/{total}  {rate}/s  {eta_formatted} left  {counts}';
const WIDTH = 24;

/** On a terminal a bar with rate, time left and counts; elsewhere one line on stderr for each repository; nothing with `quiet`. */
export function startBulkProgress(total: number, io: Io, quiet: boolean): BulkProgress {
  if (quiet || total === 0) return { done: () => {}, end: () => {} };
  // Without timers no bar could keep up.
  return io.stderr.isTTY === true && io.setTimer !== undefined ? startBar(total, io) : startLines(total, io);
}

function startLines(total: number, io: Io): BulkProgress {
  let number = 0;
  return {
    done: ({ path, status, code }) => {
      number += 1;
      io.stderr.write(bulkMessages.repositoryDone(number, total, path, status, code));
    },
    end: () => {},
  };
}

function startBar(total: number, io: Io): BulkProgress {
  const stream = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, written) => {
        io.stderr.write(chunk);
        written();
      },
    }),
    { isTTY: true, columns: 120 },
  );
  const bar = new SingleBar({ stream, format: FORMAT, barsize: WIDTH, hideCursor: true, clearOnComplete: true, etaBuffer: 50, barCompleteChar: '#', barIncompleteChar: '.', gracefulExit: true, emptyOnZero: true });
  const counts = new Map<string, number>();
  const started = performance.now();
  bar.start(total, 0, { rate: '0.0', counts: '' });
  return {
    done: ({ status }) => {
      // A signal has taken the bar away, so that the terminal is left as it was.
      if (isEnding()) return;
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const told = [...counts].sort().map(([each, number]) => `${number} ${escapeLine(each)}`);
      const done = [...counts.values()].reduce((sum, number) => sum + number, 0);
      bar.increment({ rate: (done / Math.max((performance.now() - started) / 1000, 0.001)).toFixed(1), counts: told.join(', ') });
    },
    end: () => bar.stop(),
  };
}
