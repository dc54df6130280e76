import { readVariableName } from './shell-dollar.ts';

/** What a variable is at one place of a Dockerfile. */
export type Variable =
  /** Set by ENV or by an ARG with a default (which `--build-arg` may override). */
  | { readonly kind: 'value'; readonly value: string; readonly overridable: boolean }
  /** Declared, but only the build knows its value: an ARG without a default, a platform ARG. */
  | { readonly kind: 'unset' }
  /** Not declared in the file; the base image's ENV may still define it. */
  | { readonly kind: 'undeclared' };

export interface Expansion {
  readonly value: string;
  /** Names whose value this file does not tell; `value` then takes them as empty. */
  readonly unknown: readonly string[];
  /** Names that `value` depends on and that `--build-arg` may override. */
  readonly overridable: readonly string[];
}

/** Longest sum of values that one word takes up: more than any path or name (PATH_MAX); `ENV a=$a$a` doubles with every line. */
const MAX_VALUE_LENGTH = 4096;

/**
 * Expands one argument as BuildKit does for USER, WORKDIR, COPY, VOLUME and the like
 * (frontend/dockerfile/shell/lex.go): quotes are stripped, the escape character protects the next
 * one, `$X` and `${X}` with `:-`, `-`, `:+` and `+` are replaced. Other modifiers count as unknown.
 */
export function expand(word: string, escape: string, lookup: (name: string) => Variable): Expansion {
  let unknown = new Set<string>();
  let overridable = new Set<string>();
  let position = 0;
  let length = 0;

  const value = (name: string): string => {
    const variable = lookup(name);
    if (variable.kind === 'value') length += variable.value.length;
    if (variable.kind !== 'value' || length > MAX_VALUE_LENGTH) {
      unknown.add(name);
      return '';
    }
    if (variable.overridable) overridable.add(name);
    return variable.value;
  };

  const readName = (): string => {
    const cursor = { source: word, position };
    const name = readVariableName(cursor);
    position = cursor.position;
    return name;
  };

  const readBraced = (depth: number): string => {
    const name = readName();
    if (word[position] === '}') {
      position += 1;
      return value(name);
    }
    const colon = word[position] === ':';
    if (colon) position += 1;
    const operator = word[position] ?? '';
    position += 1;
    // The names in an alternative count only where it is taken.
    const outer = { unknown, overridable };
    unknown = new Set();
    overridable = new Set();
    const alternative = readUntilBrace(depth);
    const inner = { unknown, overridable };
    ({ unknown, overridable } = outer);
    const take = (): string => {
      for (const each of inner.unknown) unknown.add(each);
      for (const each of inner.overridable) overridable.add(each);
      return alternative;
    };
    const variable = lookup(name);
    if (operator === '?') return value(name);
    if (operator !== '-' && operator !== '+') {
      unknown.add(name);
      return '';
    }
    if (variable.kind === 'unset') {
      // Only the build knows; the alternative is what an unadorned build takes.
      overridable.add(name);
      return operator === '-' ? take() : '';
    }
    const set = variable.kind === 'value' && !(colon && variable.value === '');
    if (variable.kind === 'value' && variable.overridable) overridable.add(name);
    if (operator === '+') return set ? take() : '';
    return set ? value(name) : take();
  };

  // Deeper nesting than any real file has; beyond it the rest is taken as unknown rather than recursed into.
  const MAX_DEPTH = 32;

  const readDollar = (depth: number): string => {
    position += 1;
    if (word[position] !== '{') {
      const name = readName();
      return name === '' ? '$' : value(name);
    }
    position += 1;
    if (depth >= MAX_DEPTH) {
      unknown.add(word.slice(position));
      position = word.length;
      return '';
    }
    return readBraced(depth + 1);
  };

  const readUntilBrace = (depth: number): string => read(depth, '}');

  const read = (depth: number, stop: string): string => {
    const parts: string[] = [];
    let quote = '';
    while (position < word.length) {
      const char = word[position] ?? '';
      if (quote === "'") {
        position += 1;
        if (char === "'") quote = '';
        else parts.push(char);
      } else if (char === '$') {
        parts.push(readDollar(depth));
      } else if (char === escape) {
        const next = word[position + 1] ?? '';
        // Inside double quotes the escape character protects only the quote, `$` and itself.
        if (quote === '"' && next !== '"' && next !== '$' && next !== escape) parts.push(char);
        parts.push(next);
        position += 2;
      } else if (char === quote) {
        quote = '';
        position += 1;
      } else if (quote === '' && (char === '"' || char === "'")) {
        quote = char;
        position += 1;
      } else if (quote === '' && char === stop) {
        position += 1;
        return parts.join('');
      } else {
        parts.push(char);
        position += 1;
      }
    }
    return parts.join('');
  };

  return { value: read(0, ''), unknown: [...unknown], overridable: [...overridable] };
}
