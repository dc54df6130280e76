import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rememberTexts } from '../../src/shell/remember-texts.ts';

function counted(): { readonly read: (text: string) => { readonly length: number }; readonly asked: () => number } {
  let asked = 0;
  const read = rememberTexts((text) => {
    asked += 1;
    return { length: text.length };
  });
  return { read, asked: () => asked };
}

test('a text is read once', () => {
  const { read, asked } = counted();
  assert.is(read('a'), read('a'));
  assert.is(read('b').length, 1);
  assert.is(asked(), 2);
});

test('what is long ago is forgotten, so that memory stays bounded', () => {
  const { read, asked } = counted();
  read('a');
  for (let each = 0; each < 10; each += 1) read(`${each}`.padEnd(100_000, 'x'));
  assert.is(asked(), 11);
  read('9'.padEnd(100_000, 'x'));
  assert.is(asked(), 11, 'the last one is still known');
  read('a');
  assert.is(asked(), 12);
});

test.run();
