import { parseSyntax } from './shell-syntax.ts';
import type { ShellText } from './shell-types.ts';
import { walkScript } from './shell-walk.ts';

export type {
  ShellAssignment, ShellCommand, ShellError, ShellRedirect, ShellText, ShellWord, TemplatePart,
} from './shell-types.ts';

/** Linux takes no longer argument (MAX_ARG_STRLEN, 32 pages), so no longer text can follow `sh -c`. */
const longest = 131_072;

/** The parser's work grows with the square of the heredocs of one line. */
const mostHeredocs = 1000;

/**
 * Reads the text of a shell-form instruction or of a script written for sh, bash, ash or dash. Never
 * throws: what cannot be read gives `ok: false`. Other shells (PowerShell, cmd) must not be passed.
 */
export function parseShell(text: string): ShellText {
  if (text.length > longest) return refuse('the text is too long');
  if (hasMoreThan(text, '<<', mostHeredocs)) return refuse('too many heredocs');
  try {
    return walkScript(parseSyntax(text), text);
  } catch (error) {
    // Hostile nesting ends in a RangeError, of the parser or of the walk.
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(message: string): ShellText {
  return { ok: false, errors: [{ message, at: 0 }], commands: [], functions: [] };
}

function hasMoreThan(text: string, needle: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(needle); at !== -1 && count <= most; at = text.indexOf(needle, at + needle.length)) count += 1;
  return count > most;
}
