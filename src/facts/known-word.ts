import { expandBraces, isBraces, MOST_WORDS } from '../shell/braces.ts';
import type { ShellWord, TemplatePart } from '../shell/shell.ts';
import type { KnownWord } from './operands.ts';
import type { UserFact } from './types.ts';
import type { Scope } from './variables.ts';

/** Longest sum of values that one word takes up: no path or name is longer (PATH_MAX). */
const MAX_VALUE_LENGTH = 4096;

type State = { readonly scope: Pick<Scope, 'lookup'>; readonly user: Pick<UserFact, 'kind'> };

/** What the shell does with `{a,b}`: bash makes words of it, and dash and BusyBox take it as it is; undefined: not known which it is. */
export type Braces = 'expanded' | 'literal' | undefined;

/** The words that a shell makes of one. */
export function knownWords(word: ShellWord, state: State, assigned: ReadonlySet<string>, braces: Braces): readonly (KnownWord | undefined)[] {
  const templates = word.braced === undefined || braces === undefined ? undefined : withBraces(word.braced, braces);
  if (templates === undefined) return [knownWord(word, state, assigned)];
  return templates.map((template) => knownWord({ value: undefined, template }, state, assigned));
}

function withBraces(parts: NonNullable<ShellWord['braced']>, braces: NonNullable<Braces>): readonly (readonly TemplatePart[])[] | undefined {
  let templates: readonly (readonly TemplatePart[])[] = [[]];
  for (const part of parts) {
    const choices = isBraces(part) ? (braces === 'literal' ? [part.braces] : expandBraces(part.braces)) : [part];
    // Braces behind braces: their words multiply.
    if (choices === undefined || templates.length * choices.length > MOST_WORDS) return undefined;
    templates = templates.flatMap((template) => choices.map((choice) => [...template, choice]));
  }
  return templates;
}

/** The value of a word once the variables in force are filled in; undefined where the file does not tell it. */
export function knownWord(word: Pick<ShellWord, 'value' | 'template'>, state: State, assigned: ReadonlySet<string>): KnownWord | undefined {
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
