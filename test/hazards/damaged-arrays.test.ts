import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { damagedArrays } from '../../src/hazards/damaged-arrays.ts';
import type { Policy } from '../../src/rewrite/types.ts';
import { lines, seenBy } from '../subject.ts';

const CASES: readonly (readonly [line: string, hazards: string, policy?: Partial<Policy>])[] = [
  ['VOLUME ["/data"]', ''],
  ['VOLUME /data', ''],
  ["VOLUME ['/data']", ''],
  ['VOLUME [/data]', 'unquoted-word unsafe'],
  ['VOLUME [/data]', 'unquoted-word unsafe', { only: ['exec-quotes', 'set-user'] }],
  ['VOLUME [/data]', 'part-left-out manual', { skip: ['exec-quotes'] }],
  ["VOLUME ['/data']", '', { skip: ['exec-quotes'] }],
  ['VOLUME ["/data"', 'missing-bracket unsafe'],
  ['VOLUME ["/data"] "/logs"', 'array-text-after manual'],
  ['COPY ["a" "/app/"]', 'missing-comma unsafe'],
  ['COPY [^p]*.conf /etc/', ''],
  ['RUN [make, install]', 'unquoted-word unsafe'],
  ['RUN [ -f x ] && make', ''],
  ['RUN [ “x” ]', 'passes-as-test unsafe'],
  // The entry's are judged elsewhere.
  ['ENTRYPOINT [/x]', ''],
  ['HEALTHCHECK CMD [curl, http://localhost]', ''],
];

for (const [line, hazards, policy = {}] of CASES) {
  test(`${line} ${JSON.stringify(policy)}`, () => assert.is(seenBy(damagedArrays, lines('FROM debian:12', line, 'CMD ["/x"]'), { policy }), hazards));
}

test('a stage below counts, another does not', () => {
  assert.is(seenBy(damagedArrays, lines('FROM debian:12 AS base', 'VOLUME [/data]', 'FROM base', 'CMD ["/x"]')), 'unquoted-word unsafe');
  assert.is(seenBy(damagedArrays, lines('FROM debian:12 AS build', 'VOLUME [/data]', 'FROM debian:12', 'CMD ["/x"]')), '');
});

test.run();
