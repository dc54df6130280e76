import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Stage } from './stage.ts';

/** Processes that were started with this stage's environment and are not gone; undefined where the system does not tell. */
export function processesOf(stage: Stage): readonly string[] | undefined {
  if (!existsSync('/proc/self/environ')) return undefined;
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ours = numbers.filter((name) => readIfThere(`/proc/${name}/environ`).split('\0').includes(`HOME=${stage.folder}`));
  return ours.map((name) => readIfThere(`/proc/${name}/cmdline`).replaceAll('\0', ' '));
}

/** `''` where a process, and with it the file, has gone meanwhile. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
