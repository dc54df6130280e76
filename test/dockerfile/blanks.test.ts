import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipSeparators, wordEnd } from '../../src/dockerfile/blanks.ts';

test('a word ends at a separator, which a no-break space and a newline are not', () => {
  for (const [text, end] of [['', 0], ['RUN', 3], ['RUN x', 3], ['RUN\tx', 3], ['RUN\fx', 3], ['RUN\u00a0x y', 5], ['a\nb c', 3], [' a', 0]] as const) assert.is(wordEnd(text, 0, text.length), end, JSON.stringify(text));
  assert.is(wordEnd('abc d', 1, 2), 2);
});

test('separators are passed over, and nothing else', () => {
  for (const [text, end] of [['', 0], ['x', 0], [' \t\v\f\rx', 5], [' \u00a0x', 1], [' \nx', 1], ['  ', 2]] as const) assert.is(skipSeparators(text, 0, text.length), end, JSON.stringify(text));
  assert.is(skipSeparators('a   b', 1, 3), 3);
});

test.run();
