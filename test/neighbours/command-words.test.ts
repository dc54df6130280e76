import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commandWords } from '../../src/neighbours/command-words.ts';

const shown = (text: string): string => JSON.stringify(commandWords(text));

test('splits at blanks and newlines, with the quotes of a shell', () => {
  assert.is(shown('npm run dev'), '["npm","run","dev"]');
  assert.is(shown('  a\n  b\tc  '), '["a","b","c"]');
  assert.is(shown(`sh -c "a && b\n c" 'd "e"' f\\ g`), '["sh","-c","a && b\\n c","d \\"e\\"","f g"]');
  assert.is(shown(`a "" b'c'd`), '["a","","bcd"]');
  assert.is(shown('echo $HOME ${X:-y} `z`'), '["echo","$HOME","${X:-y}","`z`"]');
});

test('ends at the first operator: no shell reads on', () => {
  assert.is(shown('a && b'), '["a"]');
  assert.is(shown('a;b'), '["a"]');
  assert.is(shown('a > b'), '["a"]');
});

test('nothing and quotes that never close', () => {
  assert.is(shown(''), '[]');
  assert.is(shown('a "b c'), '["a","b c"]');
  assert.is(shown('a \\'), '["a",""]');
});

test.run();
