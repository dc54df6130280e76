import type { Instruction } from '../dockerfile/types.ts';

/** Shells whose text the shell reader understands. */
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);

function program(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** SHELL is one of the POSIX shells, maybe behind a wrapper (`conda run -n env /bin/bash -c`). */
export function isPosixShell(shell: readonly string[]): boolean {
  return shell.some((word) => SHELLS.has(program(word)));
}

/**
 * The shell text of a RUN in shell form, its heredocs included as the shell sees them; undefined if another
 * program reads it (`RUN python3 <<EOF` keeps its command line, without the body).
 * `RUN <<EOF` runs the body itself, with the interpreter of its shebang if it has one (Dockerfile reference, "Here-Documents").
 */
export function runText(run: Instruction): string | undefined {
  const [body] = run.heredocs;
  if (body === undefined) return run.rest;
  const line = run.rest.trim();
  const redirect = /^\d*<<-?\s*\S+$/;
  if (redirect.test(line)) {
    const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(body.content);
    if (shebang === null) return body.content;
    const [, path = '', argument = ''] = shebang;
    const interpreter = program(path) === 'env' ? argument : program(path);
    return SHELLS.has(interpreter) ? body.content : undefined;
  }
  const [first = '', second = ''] = line.split(/\s+/);
  // `RUN bash <<EOF`, `RUN sh -e <<EOF`: the body is what runs.
  if (SHELLS.has(program(first)) && (redirect.test(second) || second.startsWith('-'))) return body.content;
  const bodies = run.heredocs.map((heredoc) => `${heredoc.content}${heredoc.name}\n`).join('');
  return `${run.rest}\n${bodies}`;
}
