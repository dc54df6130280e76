import type { ResolvedCommand } from '../shell/commands.ts';
import type { ShellWord } from '../shell/shell.ts';
import { toScriptPath, type ScriptPath } from './script-paths.ts';

/** Where a script starts: wherever it is called. */
export const CALLED: ScriptPath = { from: 'caller', path: '.' };

/**
 * For each command the folder in which it runs, as far as `cd`, `pushd` and `popd` before it tell; undefined where they do not.
 * A subshell gives the folder back that it started in, and what a function does is its own.
 */
export function workingDirectories(text: string, commands: readonly ResolvedCommand[], valueOf: (word: ShellWord) => string | undefined): readonly (ScriptPath | undefined)[] {
  let main: ScriptPath | undefined = CALLED;
  let inFunction: ScriptPath | undefined = CALLED;
  let wasFunction = false;
  const pushed: (ScriptPath | undefined)[] = [];
  const ends = parenthesisEnds(text);
  const subshells: { readonly end: number; readonly before: ScriptPath | undefined }[] = [];

  return commands.map((resolved) => {
    const { command, nested } = resolved;
    const isFunction = command?.functionBody === true;
    if (isFunction && !wasFunction) inFunction = CALLED;
    wasFunction = isFunction;
    let here: ScriptPath | undefined = isFunction ? inFunction : main;
    if (command !== undefined && !nested && !isFunction) {
      for (let last = subshells.at(-1); last !== undefined && last.end <= command.span.start; last = subshells.at(-1)) {
        here = last.before;
        subshells.pop();
      }
      const open = openingParenthesis(text, command.span.start);
      if (open !== undefined) subshells.push({ end: ends.get(open) ?? text.length, before: here });
    }
    const after = changed(resolved, here, pushed, valueOf);
    if (isFunction) inFunction = after;
    else main = after;
    return here;
  });
}

function changed(resolved: ResolvedCommand, here: ScriptPath | undefined, pushed: (ScriptPath | undefined)[], valueOf: (word: ShellWord) => string | undefined): ScriptPath | undefined {
  const { program, args, command, nested } = resolved;
  // What `$( cd … )` and `sh -c 'cd …'` do is gone when they end.
  if (nested || command?.substitution === true) return here;
  if (program === 'popd') return pushed.pop();
  if (program !== 'cd' && program !== 'pushd') return here;
  if (program === 'pushd') pushed.push(here);
  const target = args.find(({ value }) => value === undefined || value === '-' || !value.startsWith('-'));
  const value = target === undefined ? undefined : valueOf(target);
  // Nobody knows whether a `cd` in a branch or a loop is done, and how often.
  const isSure = !resolved.conditional || command?.functionBody === true;
  return isSure && value !== undefined && value !== '-' ? toScriptPath(value, here) : undefined;
}

/** The `(` that stands right before an offset, if one does. */
function openingParenthesis(text: string, offset: number): number | undefined {
  let at = offset - 1;
  while (at >= 0 && offset - at < LONGEST_INDENT && /\s/.test(text.charAt(at))) at--;
  return text.charAt(at) === '(' ? at : undefined;
}

const LONGEST_INDENT = 200;

/** For each `(` its `)`; quotes are not looked at. */
function parenthesisEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '(') open.push(at);
    const start = char === ')' ? open.pop() : undefined;
    if (start !== undefined) ends.set(start, at);
  }
  return ends;
}
