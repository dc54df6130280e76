import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { damageOf, readArray } from '../../src/facts/exec-array.ts';
import type { Instruction } from '../../src/dockerfile/types.ts';
import { dockerfile, lines, must } from '../subject.ts';

function instruction(line: string): Instruction {
  return must(dockerfile(lines('FROM debian:12', line)).instructions[1], 'instruction');
}

const ARRAYS: readonly (readonly [line: string, strings: readonly string[] | undefined, damage: string])[] = [
  ['VOLUME ["/a", "/b"]', ['/a', '/b'], 'none'],
  ['VOLUME /a', undefined, 'none'],
  ['VOLUME [“/a”, “/b”]', ['/a', '/b'], 'safe'],
  ['VOLUME ［"/a"］', ['/a'], 'safe'],
  ['VOLUME [/a]', ['/a'], 'unsafe'],
  ['VOLUME "/a", "/b"]', ['/a', '/b'], 'unsafe'],
  ['VOLUME ["/a"] "/b"', undefined, 'manual'],
  ['RUN echo [a]', undefined, 'none'],
  ['ENV A=[1]', undefined, 'none'],
];

for (const [line, strings, damage] of ARRAYS) {
  test(line, () => {
    const repair = damageOf(instruction(line));
    assert.equal(readArray(instruction(line)), strings);
    assert.is(repair === undefined ? 'none' : repair.kind === 'manual' ? 'manual' : repair.level, damage);
  });
}

test('a heredoc is no array', () => {
  const run = must(dockerfile(lines('FROM debian:12', 'RUN ["a" <<E', 'x', 'E')).instructions[1], 'RUN');
  assert.is(readArray(run), undefined);
});

test.run();
