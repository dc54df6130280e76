import type { Instruction } from '../dockerfile/types.ts';
import { isShell, programName, shebangProgram } from '../shell/shells.ts';

/** SHELL is one of the POSIX shells, maybe behind a wrapper (`conda run -n env /bin/bash -c`). */
export function isPosixShell(shell: readonly string[]): boolean {
  return shell.some((word) => isShell(word));
}

/**
 * The shell text of a RUN in shell form, its heredocs included as the shell sees them; undefined if another
 * program reads it (`RUN python3 <<EOF` keeps its command line, without the body).
 * `RUN <<EOF` runs the body itself, with the interpreter of its shebang if it has one (Dockerfile reference, "Here-Documents").
 */
export function runText(run: Instruction): string | undefined {
  const [body] = run.heredocs;
  if (body === undefined) return run.rest;
  const content = withoutReturns(body.content);
  const line = run.rest.trim();
  const redirect = /^\d*<<-?\s*\S+$/;
  if (redirect.test(line)) {
    const interpreter = shebangProgram(content);
    return interpreter === undefined || isShell(interpreter) ? content : undefined;
  }
  const [first = '', second = ''] = line.split(/\s+/);
  // `RUN bash <<EOF`, `RUN sh -e <<EOF`: the body is what runs.
  if (isShell(first) && (redirect.test(second) || second.startsWith('-'))) return content;
  const bodies = run.heredocs.map((heredoc) => `${withoutReturns(heredoc.content)}${heredoc.name}\n`).join('');
  return `${run.rest}\n${bodies}`;
}

/** The shell that reads the text of a RUN where that is not the one of SHELL: `RUN bash <<EOF`, `RUN <<EOF` with a shebang. */
export function ownShell(run: Instruction): string | undefined {
  const [body] = run.heredocs;
  if (body === undefined) return undefined;
  const [first = ''] = run.rest.trim().split(/\s+/);
  return isShell(first) ? programName(first) : first.includes('<<') ? shebangProgram(body.content) : undefined;
}

/** BuildKit keeps the carriage returns of a heredoc (parser.go); no shell text works with them, so none is meant. */
export function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
