import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { copyOwner, numbersOf } from '../../../src/plan/identity/copy-owner.ts';
import type { Policy } from '../../../src/rewrite/types.ts';
import { judgedOf, lines } from '../../subject.ts';

function owners(text: readonly string[], policy: Partial<Policy> = {}): string {
  const judged = judgedOf(lines(...text), { policy });
  return `${copyOwner(judged, judged.identity, false)} ${numbersOf(judged, judged.identity)}`;
}

const OWNERS: readonly (readonly [owners: string, text: readonly string[], policy?: Partial<Policy>])[] = [
  ['node:node 1000:1000', ['FROM node:22']],
  ['app:app undefined', ['FROM debian:12']],
  ['app:app 700:800', ['FROM debian:12'], { uid: 700, gid: 800 }],
  ['svc:svc undefined', ['FROM debian:12', 'RUN useradd -u 700 svc']],
  ['svc:svc 700:800', ['FROM debian:12', 'RUN groupadd -g 800 svc && useradd -u 700 -g svc svc']],
  ['svc:800 700:800', ['FROM debian:12', 'RUN useradd -u 700 -g 800 svc']],
  // Builders disagree on a user alone and on `user:`.
  ['undefined undefined', ['FROM alpine:3', 'RUN adduser -S svc']],
  ['1000:1000 1000:1000', ['FROM jenkins/jenkins', 'USER root']],
  ['65532:65532 65532:65532', ['FROM scratch']],
  ['1234:1234 1234:1234', ['FROM debian:12', 'USER 1234', 'USER root']],
  ['1234:5 1234:5', ['FROM debian:12', 'USER 1234:5', 'USER root']],
  ['1234:staff undefined', ['FROM debian:12', 'USER 1234:staff', 'USER root']],
  // A variable may not be in force at the COPY.
  ['undefined undefined', ['FROM debian:12', 'ARG U=svc', 'RUN useradd $U']],
];

for (const [expected, text, policy] of OWNERS) {
  test(text.join('; '), () => assert.is(owners(text, policy), expected));
}

test('a linked COPY takes numbers only', () => {
  const linked = (...text: readonly string[]): string | undefined => {
    const judged = judgedOf(lines(...text));
    return copyOwner(judged, judged.identity, true);
  };
  assert.is(linked('FROM node:22'), '1000:1000');
  assert.is(linked('FROM debian:12'), undefined);
});

test.run();
