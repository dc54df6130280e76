import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, stageOf } from '../subject.ts';

/** Where each mkdir of a RUN makes its directory. */
function made(command: string): string {
  const { operations } = stageOf(lines('FROM debian:12', 'WORKDIR /w', `RUN ${command}`)).own;
  return operations.flatMap(({ kind, path }) => (kind === 'mkdir' ? [path.path] : [])).join(' ');
}

const CASES: readonly (readonly [command: string, made: string])[] = [
  ['mkdir a && cd a && mkdir b', '/w/a /w/a/b'],
  ['cd a; cd b; mkdir c', '/w/a/b/c'],
  ['(cd a && mkdir b) && mkdir c', '/w/a/b /w/c'],
  ['cd x && (cd a && (cd b && mkdir c) && mkdir d) && mkdir e', '/w/x/a/b/c /w/x/a/d /w/x/e'],
  ['(cd a) && (mkdir b)', '/w/b'],
  ['{ cd a; } && mkdir b', '/w/a/b'],
  ['X=$(cd a && mkdir b && pwd) && mkdir c', '/w/a/b /w/c'],
  ['mkdir "$(cd a && pwd)" && mkdir c', '/w/c'],
  ["sh -c 'cd a && mkdir b' && mkdir c", '/w/a/b /w/c'],
  ["cd x && sh -c '(cd a && mkdir b); mkdir c' && mkdir d", '/w/x/a/b /w/x/c /w/x/d'],
  ["sh -c 'mkdir a'", '/w/a'],
  ['cd /a && mkdir b', '/a/b'],
  ['cd && mkdir b && cd /c && mkdir d', '/c/d'],
];

for (const [command, expected] of CASES) test(command, () => assert.is(made(command), expected));

test.run();
