import { shellTextProblem } from './shell-limits.ts';
import { parseSyntax } from './shell-syntax.ts';
import type { ShellText } from './shell-types.ts';
import { walkScript } from './shell-walk.ts';

export type {
  Decision, Fork, ShellAssignment, ShellCommand, ShellError, ShellRedirect, ShellText, ShellWord, TemplatePart, Way,
} from './shell-types.ts';

/**
 * Reads the text of a shell-form instruction or of a script written for sh, bash, ash or dash. Never
 * throws: what cannot be read gives `ok: false`. Other shells (PowerShell, cmd) must not be passed.
 */
export function parseShell(text: string): ShellText {
  const problem = shellTextProblem(text);
  if (problem !== undefined) return refuse(problem);
  try {
    return walkScript(parseSyntax(text), text);
  } catch (error) {
    // Too many commands; and whatever else the parser may stumble over.
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(message: string): ShellText {
  return { ok: false, errors: [{ message, at: 0 }], commands: [], functions: [] };
}
