import yargs from 'yargs';
import { OPTIONS } from './options.ts';

export interface ReadOptions {
  /** Words that are no options, in order; `-` is one. */
  readonly words: readonly string[];
  /** Names of the options that were given. */
  readonly given: ReadonlySet<string>;
  /** Values by name, in order: one or more for each `text` or `list` given. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Reads options with yargs, which does nothing but that: no exit, no output, no guessing of numbers or locale. */
export function readOptions(head: readonly string[]): ReadOptions {
  const parser = yargs()
    .help(false)
    .version(false)
    .exitProcess(false)
    .detectLocale(false)
    .showHelpOnFail(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    });
  for (const { name, kind, short } of OPTIONS) {
    const alias = short === undefined ? {} : { alias: short };
    parser.option(name, kind === 'flag' ? { type: 'boolean', ...alias } : { type: 'array', string: true, ...alias });
  }
  const parsed: Readonly<Record<string, unknown>> = parser.parseSync(joined(head));
  const given = new Set<string>();
  const values = new Map<string, readonly string[]>();
  for (const { name, kind } of OPTIONS) {
    const value = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    if (value === undefined || value === false) continue;
    given.add(name);
    if (kind !== 'flag') values.set(name, strings(value));
  }
  return { words: strings(parsed['_']), given, values };
}

/**
 * Each option with its value in one word, `-nq` as `--dry-run=true --quiet=true`. Otherwise yargs takes a lone `-` for no value, and `true` behind a flag for
 * the flag's. What is wrong with them has been found before.
 */
function joined(head: readonly string[]): string[] {
  const words: string[] = [];
  for (let index = 0; index < head.length; index += 1) {
    const word = head[index] ?? '';
    const [name = '', digits = ''] = /^-([a-zA-Z])(\d*)$/.exec(word)?.slice(1) ?? [];
    const spec = OPTIONS.find((each) => word === `--${each.name}` || (each.short !== undefined && each.short === name));
    if (spec?.kind === 'flag') words.push(`--${spec.name}=true`);
    else if (spec !== undefined) words.push(`--${spec.name}=${digits === '' ? head[(index += 1)] ?? '' : digits}`);
    else if (/^-[^-]/.test(word)) words.push(...[...word.slice(1)].map((letter) => `--${OPTIONS.find(({ short }) => short === letter)?.name ?? letter}=true`));
    else words.push(word);
  }
  return words;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
