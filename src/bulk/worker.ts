// A process that works on one repository after the other, as the run that started it says. What a repository does to it, a crash or an endless
// loop, the others do not see.
import type { Io, Output } from '../cli/io.ts';
import { endOnSignal } from '../cli/on-signal.ts';
import { bulkMessages } from '../cli/bulk-messages.ts';
import { pendingWrite } from '../write/pending-writes.ts';
import { refused } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { BulkSettings, BulkTask } from './settings.ts';
import { storeOutcome } from './store-outcome.ts';
import { headOfResult } from './worker-protocol.ts';
import type { FromWorker, ToWorker, WorkAnswer } from './worker-protocol.ts';
import { workOn } from './work-on.ts';

const NOWHERE: Output = { write: () => true };

endOnSignal(process, (signal, status) => {
  process.kill(process.pid, signal);
  process.exit(status);
});

process.on('message', ({ settings, task }: ToWorker) => void answer(task, settings));
say({ kind: 'ready' });

async function answer(task: BulkTask, all: BulkSettings): Promise<void> {
  // A signal lets a repository be finished, so that what was written is also told. A proof takes too long for that.
  const work = workAndStore(task, all);
  const said = await (all.invocation.proof === undefined ? pendingWrite(work) : work);
  say(said);
}

/** Whoever started this may be gone: then this ends too, when nothing is left to do. */
function say(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}

async function workAndStore(task: BulkTask, all: BulkSettings): Promise<WorkAnswer> {
  const outcome = await workSafely(task, all);
  try {
    await storeOutcome(all.out, outcome);
    return { kind: 'done', head: headOfResult(outcome.result) };
  } catch (error) {
    return { kind: 'unstored', message: error instanceof Error ? error.message : String(error) };
  }
}

async function workSafely(task: BulkTask, all: BulkSettings): Promise<Outcome> {
  const io: Io = { argv: [], stdin: noInput(), stdout: NOWHERE, stderr: NOWHERE, cwd: task.absolute, env: process.env };
  try {
    return await workOn(task, all, io);
  } catch (error) {
    const { env } = process;
    if (env['UNROOT_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    const message = bulkMessages.internalOfRepository(error instanceof Error ? error.message : String(error));
    return refused(task, all, { status: 'failed', code: 'internal', message });
  }
}

async function* noInput(): AsyncGenerator<Uint8Array> {}
