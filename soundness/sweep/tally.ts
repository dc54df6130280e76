import type { Fault, FaultKind } from '../types.ts';
import type { SweptOutcome } from './judge-file.ts';

/** One fault and the file that it is of. */
export interface FaultOfFile extends Fault {
  readonly path: string;
}

/** The count of a sweep so far. Holds nothing of a file without a fault but the commands that no file before it got. */
export interface Tally {
  readonly files: number;
  readonly statuses: ReadonlyMap<SweptOutcome['status'], number>;
  /** Files that a reason was given for. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly faults: readonly FaultOfFile[];
  /** Each new command with the first file that got it. */
  readonly commands: ReadonlyMap<string, string>;
  add(outcome: SweptOutcome): void;
  fault(fault: FaultOfFile): void;
}

export const FAULT_KINDS: readonly FaultKind[] = ['crashed', 'failed', 'slow', 'not-idempotent', 'bytes-lost', 'no-longer-parses', 'shell-rejects', 'strange-command', 'user-not-effective', 'patch'];

export function startTally(): Tally {
  let files = 0;
  const statuses = new Map<SweptOutcome['status'], number>();
  const reasons = new Map<string, number>();
  const faults: FaultOfFile[] = [];
  const commands = new Map<string, string>();
  return {
    get files() {
      return files;
    },
    statuses,
    reasons,
    faults,
    commands,
    add({ path, status, reasons: given, commands: put, faults: found }) {
      files += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      for (const code of given) reasons.set(code, (reasons.get(code) ?? 0) + 1);
      for (const command of put) if (!commands.has(command)) commands.set(command, path);
      for (const fault of found) faults.push({ path, ...fault });
    },
    fault(fault) {
      faults.push(fault);
    },
  };
}
