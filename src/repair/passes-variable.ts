import { programName } from '../shell/shells.ts';

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'busybox']);

/**
 * Whether a program would get `$NAME` or `${NAME}` as written. Exec form expands nothing; only the script
 * behind a shell's `-c` is expanded, by that shell.
 */
export function passesVariable(argv: readonly string[]): boolean {
  let inShell = false;
  let isScript = false;
  for (const word of argv) {
    if (!isScript && /\$(?:\{|[A-Za-z_])/.test(word)) return true;
    isScript = inShell && /^-[a-z]*c$/.test(word);
    inShell ||= shells.has(programName(word));
  }
  return false;
}
