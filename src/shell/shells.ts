/** Shells whose text the shell reader understands. */
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash']);

/** Last part of a program's path. */
export function programName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `bash`, `/bin/sh`. */
export function isShell(path: string): boolean {
  return SHELLS.has(programName(path));
}

/** The program that a script's first line names, behind `env` and `env -S` where they stand; undefined without a shebang. */
export function shebangProgram(text: string): string | undefined {
  const shebang = /^\uFEFF?#![ \t]*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(text);
  if (shebang === null) return undefined;
  const [, path = '', argument = ''] = shebang;
  return programName(path) === 'env' ? programName(argument) : programName(path);
}
