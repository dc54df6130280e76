import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const INTERVAL = 50;

/** Watches how much memory (resident, in MiB) a process and all below it hold together, and gives the most that was seen. Linux only. */
export function watchMemory(pid: number): () => number {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentBelow(pid));
  }, INTERVAL);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function residentBelow(top: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = statusOf(name);
    // A git that comes and goes is not ours to count: it holds what git holds.
    if (status === undefined || !/^Name:\tnode|^Name:\tMainThread/m.test(status)) continue;
    parents.set(Number(name), Number(/^PPid:\t(\d+)/m.exec(status)?.[1] ?? 0));
    resident.set(Number(name), Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
  }
  let sum = 0;
  for (const [pid, size] of resident) if (isBelow(pid, top, parents)) sum += size;
  return sum;
}

function isBelow(pid: number, top: number, parents: ReadonlyMap<number, number>): boolean {
  for (let current: number | undefined = pid; current !== undefined && current > 1; current = parents.get(current)) if (current === top) return true;
  return false;
}

function statusOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined;
  }
}
