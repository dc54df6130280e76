export interface OptionSpec {
  /** Short options that take a value: `dgsu`. */
  readonly short: string;
  /** Long options that take a value, without dashes. */
  readonly long: ReadonlySet<string>;
}

export interface OptionWords {
  /** By name without dashes; `undefined`: a value that the file does not tell; `''`: a flag. */
  readonly options: ReadonlyMap<string, string | undefined>;
  readonly positionals: readonly (string | undefined)[];
}

/**
 * Reads words as getopt does, with permutation: `-rm`, `-u1000`, `-u 1000`, `--uid=1000`, `--uid 1000`, `--`.
 * A word that the file does not tell (`undefined`) counts as a value or a positional, never as an option.
 */
export function readOptionWords(words: readonly (string | undefined)[], spec: OptionSpec): OptionWords {
  const options = new Map<string, string | undefined>();
  const positionals: (string | undefined)[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--') {
      positionals.push(...words.slice(index + 1));
      break;
    }
    if (word === undefined || !word.startsWith('-') || word === '-') {
      positionals.push(word);
    } else if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = word.slice(2, equals === -1 ? undefined : equals);
      if (equals !== -1) options.set(name, word.slice(equals + 1));
      else if (spec.long.has(name)) options.set(name, words[(index += 1)]);
      else options.set(name, '');
    } else {
      index += readShort(word, words[index + 1], spec, options);
    }
  }
  return { options, positionals };
}

/** Reads one `-abc` word and returns how many of the following words it took. */
function readShort(word: string, next: string | undefined, spec: OptionSpec, options: Map<string, string | undefined>): number {
  for (let at = 1; at < word.length; at += 1) {
    const name = word[at] ?? '';
    if (!spec.short.includes(name)) {
      options.set(name, '');
      continue;
    }
    const glued = word.slice(at + 1);
    options.set(name, glued === '' ? next : glued);
    return glued === '' ? 1 : 0;
  }
  return 0;
}
