import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isInside } from '../locate/paths.ts';

/** Every process that comes from this one, parents before children, without itself. Empty where there is no /proc (proc(5)). */
export function descendantsOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const each of processIds()) {
    // pid (name) state ppid; a name may hold blanks and parentheses.
    const stat = readProc(each, 'stat');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [each]);
    else siblings.push(each);
  }
  const found: number[] = [];
  for (let waiting = [pid]; waiting.length > 0; ) {
    waiting = waiting.flatMap((each) => children.get(each) ?? []);
    found.push(...waiting);
  }
  return found;
}

/** Processes whose root is a folder below this one: those of a container that is a changed root, orphans included. */
export function processesRootedIn(folder: string): readonly number[] {
  return processIds().filter((pid) => {
    const root = linkOf(pid, 'root');
    return root !== undefined && root !== folder && isInside(folder, root);
  });
}

/** The program that a process runs, as the host names it; undefined where the system does not tell. */
export function programOf(pid: number): string | undefined {
  return linkOf(pid, 'exe');
}

/** One file of /proc/PID; empty where it cannot be read. */
export function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Ends a process, or with a negative number a group, at once. That it is gone already is well. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return [];
  }
}

function linkOf(pid: number, name: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return undefined;
  }
}
