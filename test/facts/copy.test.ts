import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { splitWords } from '../../src/facts/copy.ts';
import { lines, stageOf } from '../subject.ts';

/** `sources > destination`, a slash behind a directory, flags last. */
function read(instruction: string): string {
  const stage = stageOf(lines('FROM debian:12', 'ARG A=x', 'ARG B', 'WORKDIR /srv', instruction));
  const copy = stage.own.operations.find((operation) => operation.kind === 'copy');
  if (copy?.kind !== 'copy') return 'nothing';
  const flags = [copy.from && `from=${copy.from}`, copy.chown && `chown=${copy.chown}`, copy.chmod && `chmod=${copy.chmod}`];
  const path = `${copy.path.path}${copy.path.overridable ? '?' : ''}${copy.directory ? '/' : ''}`;
  return [`${copy.sources.join(' ')} > ${path}`, ...flags.filter((flag) => flag !== undefined)].join(' ');
}

const INSTRUCTIONS: readonly (readonly [instruction: string, read: string])[] = [
  ['COPY a /b', 'a > /b'],
  ['COPY a b', 'a > /srv/b'],
  ['COPY a b/', 'a > /srv/b/'],
  ['COPY a .', 'a > /srv/'],
  ['COPY a ./', 'a > /srv/'],
  ['COPY . .', '. > /srv/'],
  ['COPY . /app', '. > /app/'],
  ['COPY src/. /app', 'src/. > /app/'],
  ['COPY a b /c', 'a b > /c/'],
  ['COPY ["a b", "/c"]', 'a b > /c'],
  ['ADD a.tar /', 'a.tar > //'],
  ['ADD https://example.org/a /b', 'https://example.org/a > /b'],
  ['COPY a "$A"', 'a > /srv/x?'],
  ['COPY a $B', 'nothing'],
  ['COPY $A/a $B/b /c', 'x/a $B/b > /c/'],
  ['COPY [a', 'nothing'],
  ['COPY --from=build --chown=app:app --chmod=755 /a /b', '/a > /b from=build chown=app:app chmod=755'],
  ['COPY --chown=$A a /b', 'a > /b chown=x'],
  ['COPY --link --parents a/b /c/', 'a/b > /c/'],
  ['copy a /b', 'a > /b'],
];

for (const [instruction, expected] of INSTRUCTIONS) {
  test(instruction, () => assert.is(read(instruction), expected));
}

test('words are parted by blanks of any number and kind', () => {
  assert.is(splitWords(' a\t b\r\n c ').join('|'), 'a|b|c');
  assert.is(splitWords('').length, 0);
});

test.run();
