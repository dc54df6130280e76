import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Observation, Proof } from '../prove/types.ts';
import { messages } from './messages.ts';

/**
 * Writes the logs of one file's proofs into a directory, which is made: `<path>[.<target>].<before|after>.<build|run>.log`, with
 * `_` for what has no place in a name.
 *
 * @throws Error with a sentence for the user if they cannot be written
 */
export function keepLogs(directory: string, path: string, proofs: readonly Proof[], cwd: string): void {
  const folder = resolve(cwd, directory);
  const used = new Set<string>();
  try {
    mkdirSync(folder, { recursive: true });
    for (const { settings, before, after } of proofs) {
      const plain = [path, ...(settings.target === undefined ? [] : [settings.target])].join('.').replace(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '_');
      let name = plain;
      for (let number = 2; used.has(name); number += 1) name = `${plain}.${number}`;
      used.add(name);
      writeSide(folder, `${name}.before`, before);
      if (after !== undefined) writeSide(folder, `${name}.after`, after);
    }
  } catch (error) {
    throw new Error(messages.logsNotKept(directory, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

function writeSide(folder: string, name: string, seen: Observation): void {
  writeFileSync(join(folder, `${name}.build.log`), seen.buildLog);
  if (seen.reached === 'built') writeFileSync(join(folder, `${name}.run.log`), `${seen.problem}\n`);
  if (seen.reached === 'started') writeFileSync(join(folder, `${name}.run.log`), seen.run.log);
}
