import type { ResolvedCommand } from '../shell/commands.ts';
import type { ShellWord } from '../shell/shell.ts';
import { scriptFolder } from './script-paths.ts';
import { variableLookup, type ValueOf } from './variables.ts';

/** `${NAME:-default}` as a whole word. */
const DEFAULT = /^"?\$\{[A-Za-z_][A-Za-z0-9_]*:?[-=]([^${}"'`\\]*)\}"?$/;

const DECLARING: ReadonlySet<string> = new Set(['export', 'readonly', 'declare', 'typeset', 'local']);

/**
 * The values of words in a script: literals, `${X:-default}`, the script's own folder, and variables that the script sets once,
 * for certain, to one of these. Undefined for any other word, and for one that the shell would split or drop.
 */
export function scriptValues(commands: readonly ResolvedCommand[]): (word: ShellWord) => string | undefined {
  const times = new Map<string, number>();
  const words = new Map<string, ShellWord>();
  for (const resolved of commands) {
    for (const name of resolved.assigned) times.set(name, (times.get(name) ?? 0) + 1);
    for (const { name, value } of assignments(resolved)) {
      if (value === undefined) times.set(name, 2);
      else words.set(name, value);
    }
  }
  const once = new Map([...words].filter(([name]) => times.get(name) === 1));
  const valueOf = variableLookup(once, wordValue);
  return (word) => wordValue(word, (name) => valueOf(name) ?? (name === 'PWD' ? '.' : undefined));
}

/** What a command sets for all that follow; without a value where that is not certain. */
function assignments({ command, program, args, conditional, nested }: ResolvedCommand): readonly { readonly name: string; readonly value: ShellWord | undefined }[] {
  const isSure = !conditional && !nested;
  if (program !== undefined && DECLARING.has(program)) {
    return args.flatMap((word) => {
      const equals = word.text.indexOf('=');
      return equals < 1 ? [] : [{ name: word.text.slice(0, equals), value: isSure ? behind(word, equals + 1) : undefined }];
    });
  }
  // An assignment before a command is for that command alone.
  return (command?.assignments ?? []).map(({ name, value, append }) => ({ name, value: isSure && !append && command?.name === undefined ? value : undefined }));
}

/** The word `b` of the argument `a=b`. */
function behind(word: ShellWord, length: number): ShellWord {
  const [first, ...others] = word.template ?? [];
  const rest = typeof first === 'string' ? first.slice(length) : '';
  return { ...word, text: word.text.slice(length), value: word.value?.slice(length), template: word.template && [...(rest === '' ? [] : [rest]), ...others] };
}

function wordValue(word: ShellWord, valueOf: ValueOf): string | undefined {
  if (word.value !== undefined) return word.value;
  if (word.template === undefined) return DEFAULT.exec(word.text)?.[1] ?? scriptFolder(word.text);
  const parts: string[] = [];
  for (const part of word.template) {
    const value = typeof part === 'string' ? part : valueOf(part.variable);
    if (value === undefined || (typeof part !== 'string' && !part.quoted && /\s/.test(value))) return undefined;
    parts.push(value);
  }
  // An unquoted variable without a value is no word.
  return parts.join('') === '' && !/["']/.test(word.text) ? undefined : parts.join('');
}
