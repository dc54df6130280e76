import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { finished } from './output.ts';
import { readIfThere } from './processes.ts';
import type { Started } from './run-bulk.ts';
import type { Stage } from './stage.ts';

/** Waits until a run has finished so many repositories. Fails if it ends before. */
export async function whenFinished(stage: Stage, out: string, count: number, run: Started): Promise<void> {
  let hasEnded = false;
  void run.ended.then(() => {
    hasEnded = true;
  });
  while (finished(stage, out).length < count) {
    if (hasEnded) throw new Error(`the run ended with ${finished(stage, out).length} repositories: ${(await run.ended).stderr}`);
    await sleep(2);
  }
}

/** Kills the first process of a run and those that work for it, as nothing of them may run on; a git that was started ends by itself. */
export function killRun({ pid }: Started): void {
  const workers = childrenOf(pid);
  for (const each of [pid, ...workers]) killIfThere(each);
}

/** Where the system tells. Elsewhere there are none, and the workers finish what they were about. */
function childrenOf(pid: number): readonly number[] {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return [];
  const told = readdirSync(threads).map((thread) => readIfThere(`${threads}/${thread}/children`));
  return told.flatMap((line) => line.split(' ')).filter((word) => word !== '').map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
