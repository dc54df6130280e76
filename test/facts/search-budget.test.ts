import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, subjectOf } from '../subject.ts';

test('an entry that runs more than is read says so', () => {
  const many = Array.from({ length: 9_000 }, (_, index) => `c${index}`).join(';');
  const { entry } = subjectOf(lines('FROM debian:12', `CMD ${many}`));
  assert.is(entry.unseen.at(-1)?.text, 'the entry runs more than is read');
  assert.ok(entry.commands.length < 9_000);
});

test('a shell text that is not read is not taken for an empty one', () => {
  const { entry } = subjectOf(lines('FROM debian:12', `CMD ${'$('.repeat(200)}`));
  assert.is(entry.unseen.map(({ text }) => text).join(), 'the entry could not be read as shell');
});

test('programs that run their arguments do not multiply without end', () => {
  const { entry } = subjectOf(lines('FROM debian:12', `CMD ${JSON.stringify(Array(5_000).fill('dockerize'))}`));
  assert.is(entry.unseen.at(-1)?.text, 'the entry runs more than is read');
});

test.run();
