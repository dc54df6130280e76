import { isEnding } from './open-workers.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { startWorker } from './start-worker.ts';
import type { Answer, Worker } from './start-worker.ts';
import { storeRefusal } from './store-refusal.ts';
import type { RepositoryHead } from './worker-protocol.ts';

export interface RunTasks {
  readonly settings: BulkSettings;
  /** How many processes work at the same time. */
  readonly jobs: number;
  /** Milliseconds for one repository; undefined: no limit. */
  readonly timeout: number | undefined;
  /** Takes up no other repository once one has failed. */
  readonly failFast: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onDone: (head: RepositoryHead) => void;
}

/** A process that has done so many gives its place to a new one: whatever it has gathered in memory goes with it. */
const RENEWED_AFTER = 50;

/**
 * Works on repositories, several at a time, each in a process that is started anew if one takes it down. Gives those that were worked on; fewer than
 * there are after a failure with `failFast`, or where a signal ends the run.
 *
 * @throws Error with a sentence for the user where the output cannot be written
 */
export async function runTasks(tasks: readonly BulkTask[], run: RunTasks): Promise<readonly RepositoryHead[]> {
  const heads: RepositoryHead[] = [];
  let next = 0;
  let stopped = false;
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    let done = 0;
    try {
      for (let task = tasks[next++]; task !== undefined && !stopped && !isEnding(); task = tasks[next++]) {
        worker ??= startWorker(run.settings, run.timeout, run.env);
        const answer = await worker.work(task);
        done += 1;
        if (answer.kind === 'lost') worker = undefined;
        else if (done % RENEWED_AFTER === 0) {
          await worker.close();
          worker = undefined;
        }
        const head = await headOf(answer, task, run.settings);
        if (head === undefined) return;
        heads.push(head);
        run.onDone(head);
        if (run.failFast && head.status === 'failed') stopped = true;
      }
    } catch (error) {
      stopped = true;
      throw error;
    } finally {
      await worker?.close();
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(run.jobs, tasks.length) }, lane));
  const broken = lanes.find((settled) => settled.status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  return heads;
}

/** Undefined where the run is being ended. */
async function headOf(answer: Answer, task: BulkTask, settings: BulkSettings): Promise<RepositoryHead | undefined> {
  switch (answer.kind) {
    case 'done':
      return answer.head;
    case 'unstored':
      throw new Error(answer.message);
    case 'lost': {
      if (isEnding()) return undefined;
      return await storeRefusal(task, settings, { status: 'failed', code: answer.code, message: answer.message });
    }
  }
}
