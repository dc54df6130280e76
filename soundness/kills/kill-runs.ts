import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { judgeTree } from './judge-tree.ts';
import { randomNumbers } from './random.ts';
import { restoreTree } from './restore-tree.ts';
import { runFix, type Disturbance, type FixRun } from './run-fix.ts';
import { makeTree } from './make-tree.ts';
import { takeSnapshot } from './snapshot.ts';

export interface KillPlan {
  /** An empty folder to work in. */
  readonly root: string;
  readonly files: number;
  /** How many runs shall be ended before they are done. */
  readonly kills: number;
  readonly seed: number;
  readonly signal: NodeJS.Signals;
}

export interface KillTally {
  /** Files that an undisturbed run changes, and its time: from its start to the first written file, and to the end. */
  readonly changing: number;
  readonly firstFile: number;
  readonly ended: number;
  /** Runs that the signal reached before they were done; of them, runs that had written some files and not others. */
  readonly kills: number;
  readonly midWrite: number;
  /** Temporary files left, over all runs. */
  readonly leftovers: number;
  /** Every fault of every run, with the number of the run. */
  readonly faults: readonly string[];
}

/** Of the kills this part falls in the phase of writing; the others fall anywhere in the run. */
const IN_WRITING = 0.85;

/** Ends the command again and again in the middle, judges what it leaves, and lets a second run complete it. */
export async function killRuns({ root, files, kills, seed, signal }: KillPlan, onDone: (done: number) => void): Promise<KillTally> {
  const random = randomNumbers(seed);
  makeTree(root, files, random);
  const before = takeSnapshot(root);
  const calm = await runFix(root);
  const after = takeSnapshot(root);
  const faults: string[] = [];
  const { new: changing, faults: unasked, leftovers: dirt } = judgeTree(after, before, after);
  if (calm.status !== 0 || changing === 0) faults.push(`undisturbed: status ${calm.status}, ${changing} files changed: ${calm.stderr}`);
  faults.push(...[...unasked, ...dirt].map((fault) => `undisturbed: ${fault}`));
  const firstFile = calm.firstFile ?? calm.ended;
  let reached = 0;
  let midWrite = 0;
  let leftovers = 0;
  // One in some twenty is done before its moment comes, and tells nothing.
  for (let run = 1; reached < kills && run <= 2 * kills + 10 && faults.length === 0; run++) {
    restoreTree(root, before);
    const found = await runFix(root, moment(random, signal, calm));
    const judged = judgeTree(takeSnapshot(root), before, after);
    faults.push(...judged.faults.map((fault) => `run ${run}: ${fault}`));
    if (wasEndedBy(found, signal)) reached += 1;
    else if (found.status !== 0) faults.push(`run ${run}: status ${found.status}: ${found.stderr}`);
    if (judged.old > 0 && judged.new > 0) midWrite += 1;
    leftovers += judged.leftovers.length;
    if (judged.leftovers.length > (signal === 'SIGKILL' ? 1 : 0)) faults.push(`run ${run}: left ${judged.leftovers.join(', ')}`);
    for (const path of judged.leftovers) rmSync(join(root, path));
    const completed = await runFix(root);
    const whole = judgeTree(takeSnapshot(root), before, after);
    if (completed.status !== 0 || whole.old > 0) faults.push(`run ${run}: not completed: status ${completed.status}, ${whole.old} files are old`);
    faults.push(...[...whole.faults, ...whole.leftovers].map((fault) => `run ${run}, completed: ${fault}`));
    onDone(reached);
  }
  return { changing, firstFile, ended: calm.ended, kills: reached, midWrite, leftovers, faults };
}

/** Counted in files, because a machine with other work to do takes its time. A file takes a few milliseconds. */
function moment(random: () => number, signal: NodeJS.Signals, { files, ended }: FixRun): Disturbance {
  return random() < IN_WRITING
    ? { signal, files: 1 + Math.floor(random() * (files - 1)), milliseconds: random() * 4 }
    : { signal, files: 0, milliseconds: random() * ended };
}

/** A handled signal ends the run with 128 and its number; before it is handled, the signal itself ends the process. */
function wasEndedBy({ status, endedBy }: FixRun, signal: NodeJS.Signals): boolean {
  return endedBy === signal || status === { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[String(signal)];
}
