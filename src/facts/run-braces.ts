import type { ImageFamily } from '../images/types.ts';
import { isShell, programName } from '../shell/shells.ts';
import type { Braces } from './known-word.ts';

/** `/bin/sh` is bash there, and expands braces by that name too. */
const SH_IS_BASH: ReadonlySet<ImageFamily> = new Set(['rhel', 'fedora', 'amazon', 'suse', 'arch', 'photon']);
/** `/bin/sh` is dash there, or BusyBox. */
const SH_IS_PLAIN: ReadonlySet<ImageFamily> = new Set(['debian', 'ubuntu', 'alpine', 'busybox', 'wolfi']);

/** What the shell of SHELL does with `{a,b}`. */
export function bracesOfShell(shell: readonly string[], family: ImageFamily | undefined): Braces {
  const sh = family === undefined ? undefined : SH_IS_BASH.has(family) ? 'expanded' : SH_IS_PLAIN.has(family) ? 'literal' : undefined;
  const program = shell.find((word) => isShell(word));
  return program === undefined ? undefined : bracesOf(programName(program), sh);
}

/** The same for a shell by its name, of which there is one around it. */
export function bracesOf(program: string | undefined, around: Braces): Braces {
  if (program === undefined || program === 'sh') return around;
  return program === 'bash' ? 'expanded' : 'literal';
}
