import type { ColorWhen } from './invocation.ts';
import type { Io, Output } from './io.ts';

/** Whether a report is coloured: the option, then FORCE_COLOR, then NO_COLOR (no-color.org), then the terminal. */
export function wantsColor(when: ColorWhen, output: Output, env: Io['env']): boolean {
  if (when !== 'auto') return when === 'always';
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return output.isTTY === true;
}

/**
 * Whether a patch is coloured. FORCE_COLOR does not reach a pipe: many CI systems set it for every command,
 * and a coloured patch does not apply.
 */
export function wantsPatchColor(when: ColorWhen, output: Output, env: Io['env']): boolean {
  return wantsColor(when, output, env) && (when === 'always' || output.isTTY === true);
}
