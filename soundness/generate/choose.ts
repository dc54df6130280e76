import * as fc from 'fast-check';

/** Fixed text, or text that is chosen. */
export type Part = string | fc.Arbitrary<string>;

/** The parts one after another. */
export function joined(...parts: readonly Part[]): fc.Arbitrary<string> {
  return fc.tuple(...parts.map(toArbitrary)).map((texts) => texts.join(''));
}

/** One of the choices, each as often as the others. */
export function either(...choices: readonly Part[]): fc.Arbitrary<string> {
  return fc.oneof(...choices.map(toArbitrary));
}

/** `usual`, but for one time in `times`. */
export function mostly(usual: Part, odd: Part, times: number = 8): fc.Arbitrary<string> {
  return fc.oneof({ weight: times - 1, arbitrary: toArbitrary(usual) }, { weight: 1, arbitrary: toArbitrary(odd) });
}

/** Nothing, but for one time in `times`. */
export function rarely(odd: Part, times: number = 8): fc.Arbitrary<string> {
  return mostly('', odd, times);
}

/** Between `least` and `most` of a part, with a separator between them. */
export function several(part: fc.Arbitrary<string>, least: number, most: number, separator: string = ' '): fc.Arbitrary<string> {
  return fc.array(part, { minLength: least, maxLength: most }).map((texts) => texts.join(separator));
}

function toArbitrary(part: Part): fc.Arbitrary<string> {
  return typeof part === 'string' ? fc.constant(part) : part;
}
