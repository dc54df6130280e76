import type { Verb } from '../report/types.ts';
import { closestName } from './closest-name.ts';
import { messages } from './messages.ts';
import { OPTIONS, VERBS } from './options.ts';
import type { OptionSpec } from './options.ts';

export interface Scanned {
  /** What stands before `--`: options and words. */
  readonly head: readonly string[];
  /** What stands behind `--`: paths, whatever they look like. */
  readonly tail: readonly string[];
}

export function splitArguments(argv: readonly string[]): Scanned {
  const end = argv.indexOf('--');
  return end < 0 ? { head: argv, tail: [] } : { head: argv.slice(0, end), tail: argv.slice(end + 1) };
}

/** The command that a line most likely means, whatever else is wrong with it. */
export function firstVerb(head: readonly string[]): Verb | undefined {
  const word = head.find((each) => VERBS.some((verb) => verb === each));
  return VERBS.find((verb) => verb === word);
}

/**
 * Finds what is wrong with the options before yargs sees them: it takes unknown ones, gives an option without
 * a value the empty string, reads `--flag=word` as false, and throws on names such as `--constructor`.
 */
export function findMistake(head: readonly string[]): string | undefined {
  for (const [index, word] of head.entries()) {
    const mistake = word.length > 1 && word.startsWith('-') ? checkWord(word, head[index + 1]) : undefined;
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function checkWord(word: string, next: string | undefined): string | undefined {
  if (!word.startsWith('--')) return checkShort(word, next);
  const equals = word.indexOf('=');
  const name = word.slice(2, equals < 0 ? undefined : equals);
  const spec = OPTIONS.find((each) => each.name === name);
  if (spec === undefined) return unknownLong(name);
  if (equals >= 0) return checkInline(spec, word.slice(equals + 1));
  if (spec.kind === 'flag') return undefined;
  if (next === undefined || next === '') return messages.noValue(name);
  // A lone dash is stdin.
  return next.startsWith('-') && next !== '-' ? messages.dashValue(name, next) : undefined;
}

function checkInline(spec: OptionSpec, value: string): string | undefined {
  if (spec.kind === 'flag') return messages.flagValue(spec.name, value);
  return value === '' ? messages.noValue(spec.name) : undefined;
}

/** Short flags may stand together, `-nq`; one that takes a number stands alone, `-j 4` or `-j4`. */
function checkShort(word: string, next: string | undefined): string | undefined {
  const specs = [...word.slice(1)].map((letter) => OPTIONS.find((each) => each.short === letter));
  const [first] = specs;
  if (first !== undefined && first.kind !== 'flag' && /^-.\d*$/.test(word)) {
    return word.length > 2 || (next !== undefined && next !== '' && !next.startsWith('-')) ? undefined : messages.noValue(first.name);
  }
  return specs.every((spec) => spec?.kind === 'flag') ? undefined : messages.unknownOption(word, undefined);
}

function unknownLong(name: string): string {
  const closest = closestName(name, OPTIONS.map((each) => each.name));
  return messages.unknownOption(`--${name}`, closest === undefined ? undefined : `--${closest}`);
}
