import type { ShellWord } from '../shell/shell.ts';
import type { KnownWord } from './file-commands.ts';
import type { UserFact } from './types.ts';
import type { Scope } from './variables.ts';

/** Longest sum of values that one word takes up: no path or name is longer (PATH_MAX). */
const MAX_VALUE_LENGTH = 4096;

/** The value of a word once the variables in force are filled in; undefined where the file does not tell it. */
export function knownWord(word: ShellWord, state: { readonly scope: Pick<Scope, 'lookup'>; readonly user: Pick<UserFact, 'kind'> }, assigned: ReadonlySet<string>): KnownWord | undefined {
  if (word.value !== undefined) return { value: word.value, overridable: false };
  if (word.template === undefined) return undefined;
  const parts: string[] = [];
  let overridable = false;
  let length = 0;
  for (const part of word.template) {
    if (typeof part === 'string') {
      parts.push(part);
      continue;
    }
    // A variable that the command line itself sets is not the one of the Dockerfile.
    const variable = assigned.has(part.variable) ? undefined : state.scope.lookup(part.variable);
    if (variable?.kind === 'value') {
      length += variable.value.length;
      if (length > MAX_VALUE_LENGTH) return undefined;
      parts.push(variable.value);
      overridable ||= variable.overridable;
    } else if (part.variable === 'HOME' && state.user.kind !== 'user') {
      // Root's, until an ENV says otherwise.
      parts.push('/root');
    } else {
      return undefined;
    }
  }
  return { value: parts.join(''), overridable };
}
