import type { DamageKind, ManualCode } from './array-repair.ts';

const names: Readonly<Record<DamageKind, string>> = {
  'smart-quotes': 'typographic quotes',
  'single-quotes': 'single quotes',
  'doubled-quotes': 'doubled quotes',
  'escaped-quotes': 'escaped quotes',
  'full-width-punctuation': 'full-width punctuation',
  'no-break-space': 'no-break spaces',
  'zero-width': 'invisible characters',
  'control-character': 'a control character',
  'trailing-comma': 'a trailing comma',
  'back-ticks': 'back-ticks for quotes',
  'unquoted-word': 'words without quotes',
  'missing-quote': 'a string with one quote missing',
  'missing-comma': 'a missing comma',
  'extra-comma': 'a comma too many',
  'missing-bracket': 'a missing bracket',
  'trailing-text': 'text after its end',
  'padded-quotes': 'blanks inside its quotes',
  'odd-blank-in-string': 'no-break or invisible blanks inside a string',
  'guessed-dash': 'a typographic dash',
  'bad-escape': 'a doubtful backslash',
  'unclear-quotes': 'quotes or words that do not pair up',
  'unexpanded-variable': 'a variable, which exec form does not expand',
  'command-in-one-string': 'a whole command in its first string',
  'passes-as-test': 'the form of a shell test, which succeeds today',
};

const reasons: Readonly<Record<ManualCode, string>> = {
  'array-ambiguous': 'it can be read in more than one way',
  'array-escape': 'a backslash may be an escape or a character of the text',
  'array-text-after': 'it cannot be told what the text after its end is for',
  'array-dash': 'a dash may stand for - or for --',
};

/** One sentence for a person: what is wrong with the array, and what Docker makes of it as it stands. */
export function describeRepair(keyword: string, level: 'safe' | 'unsafe', damage: readonly DamageKind[]): string {
  const check = level === 'unsafe' ? '; check that the repaired strings are the ones meant' : '';
  return `The ${keyword} array has ${list(damage)}, so ${consequence(keyword)}${check}.`;
}

/** One sentence for a person: why the array is left alone. */
export function describeManual(keyword: string, code: ManualCode, damage: readonly DamageKind[]): string {
  const has = damage.length > 0 ? ` has ${list(damage)} and` : '';
  return `The ${keyword} array${has} is no JSON, so ${consequence(keyword)}; it is left alone, because ${reasons[code]}.`;
}

/** What BuildKit does with an array that is not JSON (parser/line_parsers.go, instructions/parse.go). */
function consequence(keyword: string): string {
  if (keyword === 'SHELL') return 'the build fails';
  if (keyword === 'COPY' || keyword === 'ADD' || keyword === 'VOLUME') return 'Docker splits its text at the blanks';
  return 'Docker runs its text as a shell command';
}

function list(damage: readonly DamageKind[]): string {
  const words = damage.map((kind) => names[kind]);
  const last = words.pop() ?? 'damage';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}
