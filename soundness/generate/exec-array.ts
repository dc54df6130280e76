import * as fc from 'fast-check';
import { argument, program, troublesome } from './words.ts';

const command: fc.Arbitrary<readonly string[]> = fc.tuple(program, fc.array(argument, { maxLength: 3 })).map(([first, rest]) => [first, ...rest]);

/** Quotes as editors, chats and other languages write them. */
const QUOTES: readonly (readonly [string, string])[] = [['“', '”'], ["'", "'"], ['‘', '’'], ['«', '»'], ['``', "''"], ['`', '`'], ['„', '“'], ['＂', '＂'], ['\\"', '\\"'], ['', ''], ['""', '""'], ['"', '”'], ['"', ''], ['', '"'], ['" ', ' "']];
const COMMAS: readonly string[] = [', ', ',', ' , ', ',\u00a0', '，', ' ', ',,', ';', ',\u200b', ',\t'];
const OPENINGS: readonly string[] = ['[', '[ ', '［', '', '[[', '[\u00a0', '\u200b['];
const ENDINGS: readonly string[] = [']', ' ]', ',]', ', ]', '］', '', ']]', '] # comment', '];', '],', ']\u00a0', '] extra', '" ]', ']\\'];

/** A sound exec (JSON) array. */
export const soundArray: fc.Arbitrary<string> = fc.tuple(command, fc.constantFrom('", "', '","', '" , "')).map(([argv, comma]) => `["${argv.map((word) => word.replaceAll(/["\\]/g, '')).join(comma)}"]`);

/** One with one or two things wrong, as pasting does. */
const damagedArray: fc.Arbitrary<string> = fc
  .tuple(command, fc.constantFrom(...QUOTES), fc.constantFrom(', ', ', ', ', ', ...COMMAS), fc.constantFrom('[', '[', '[', ...OPENINGS), fc.constantFrom(']', ']', ']', ...ENDINGS))
  .map(([argv, [open, close], comma, opening, ending]) => `${opening}${argv.map((word) => `${open}${word}${close}`).join(comma)}${ending}`);

/** One with a stray character in it. */
const pierced: fc.Arbitrary<string> = fc.tuple(soundArray, fc.nat(60), troublesome).map(([array, at, stray]) => {
  const place = at % (array.length + 1);
  return `${array.slice(0, place)}${stray}${array.slice(place)}`;
});

const odd: fc.Arbitrary<string> = fc.constantFrom('[]', '[""]', '[1]', '[null]', '[["a"]]', '["a", 1]', '["\\u0041"]', '["C:\\\\app"]', '["C:\\app"]', '["a"', '"a"]', '[ ]', '["a b"]', '["npm start"]', '[“npm start”]', "['npm start']", '["\t"]', '["—port"]');

export const execArray: fc.Arbitrary<string> = fc.oneof({ weight: 6, arbitrary: soundArray }, { weight: 5, arbitrary: damagedArray }, { weight: 1, arbitrary: pierced }, { weight: 1, arbitrary: odd });
