import { createRunner } from '../src/engines/run-command.ts';
import type { Estate } from './estate.ts';

/** Milliseconds for all lines of a block. */
const PATIENCE = 180_000;

/**
 * Runs lines of shell in the folder of an estate, as a person would who copies them from the page; the first that fails is the last.
 *
 * @returns what is to be said if one failed
 */
export async function runLines({ folder, env }: Estate, lines: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { exit, output } = await createRunner({ ...env, ...more }).run('sh', ['-e', '-c', lines], { cwd: folder, timeout: PATIENCE });
  return exit === 0 ? [] : [`exit ${exit ?? 'by a signal'}: ${output.slice(-2000)}`];
}

/** A text with one part of it exchanged. @throws Error if it has no such part: the page was changed, and the trial tries something else */
export function exchange(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`the page does not say ${part} any more`);
  return text.replaceAll(part, by);
}
