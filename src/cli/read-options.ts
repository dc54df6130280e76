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
  const parsed: Readonly<Record<string, unknown>> = parser.parseSync(withDashes(head));
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

/** yargs takes a lone `-` for no value: `--repos -` becomes `--repos=-`. */
function withDashes(head: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of head) {
    const before = words.at(-1);
    const takes = word === '-' && OPTIONS.some(({ name, kind }) => kind !== 'flag' && `--${name}` === before);
    if (takes) words.splice(-1, 1, `${before}=-`);
    else words.push(word);
  }
  return words;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
