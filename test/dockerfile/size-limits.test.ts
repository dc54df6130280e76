import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../../src/dockerfile/parse.ts';

function outcome(text: string, anySize?: boolean): string {
  const parsed = parse(text, anySize);
  return parsed.ok ? 'ok' : `${parsed.refusal.code} ${parsed.refusal.line}: ${parsed.refusal.message}`;
}

const HEAD = 'FROM debian:12\n';

test('what is beyond any real file is refused with what there is too much of', () => {
  assert.is(outcome(HEAD + '\n'.repeat(50_000)), 'too-large 1: its 50001 lines are more than the 50000 that are read');
  assert.is(outcome(HEAD + 'ENV a=b\n'.repeat(5_000)), 'too-large 1: it has more than 5000 instructions');
  assert.is(outcome(HEAD + `RUN a ${'b \\\n'.repeat(49_990)}c d e f g h i j k\n`), 'too-large 1: its instructions have more than 50000 words');
  assert.is(outcome(HEAD + `\nRUN ${'a'.repeat(60_000)}\\\n${'a'.repeat(60_000)}\\\n${'a'.repeat(60_000)}\n`), 'too-large 3: an instruction of 180004 characters is longer than the 131072 that are read');
  assert.is(outcome(HEAD + `RUN ${'a'.repeat(60_000)}\n`.repeat(5)), 'too-large 1: its instructions have more than 262144 characters');
  assert.is(outcome(HEAD + `RUN ${'a;'.repeat(10_001)}\n`), 'too-large 1: its RUNs and heredocs may have more than 10000 commands');
  assert.is(outcome(HEAD + `COPY <<E /x.sh\n${'a\n'.repeat(10_001)}E\n`), 'too-large 1: its RUNs and heredocs may have more than 10000 commands');
  assert.match(outcome('FROM debian:12\nRUN a\n'.repeat(600)), /^too-large 1: \d+ stages and \d+ instructions are too many to compare$/);
});

test('what is just below is read', () => {
  assert.is(outcome(HEAD + '\n'.repeat(49_999)), 'ok');
  assert.is(outcome(HEAD + 'ENV a=b\n'.repeat(4_999)), 'ok');
  assert.is(outcome('FROM debian:12\nRUN a\n'.repeat(400)), 'ok');
});

test('blanks count once, the words of comments and heredocs not at all', () => {
  assert.is(outcome(HEAD + `RUN a${' '.repeat(60_000)}b\n`), 'ok');
  assert.is(outcome(HEAD + '# a b c d e f g h i j k l m n o p q r s t\n'.repeat(40_000)), 'ok');
  assert.is(outcome(HEAD + `RUN <<E\n${'a b c d e f g h i j k l m n o p q r s t\n'.repeat(9_000)}E\n`), 'ok');
  assert.is(outcome(HEAD + `RUN ${'a &&'.repeat(9_000)} b\n`), 'ok');
});

test('a text that the tool itself has written is read at any size', () => {
  assert.is(outcome(HEAD + 'ENV a=b\n'.repeat(5_000), true), 'ok');
});

test.run();
