import { readFileSync } from 'node:fs';

/** The compiled files lie below dist, the scripts stay where the sources are. */
const SCRIPTS = new URL('../../../proof/bases/scripts/', import.meta.url);

/** The text of a script of `scripts/`. */
export function scriptText(name: string): string {
  return readFileSync(new URL(name, SCRIPTS), 'utf8');
}
