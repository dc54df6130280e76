import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryUnseen } from '../../src/hazards/entry-unseen.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';

hazardTests(entryUnseen, [
  ['a script that is not there', 'entry-unseen unsafe', ['FROM debian:12', 'COPY e.sh /', 'CMD ["/e.sh"]']],
  ['a script that is there', '', ['FROM debian:12', 'COPY e.sh /', 'CMD ["/e.sh"]'], { 'e.sh': '#!/bin/sh\nx\n' }],
  ['a program', '', ['FROM debian:12', 'COPY server /', 'CMD ["/server"]']],
  ['an array with damaged quotes', '', ['FROM debian:12', "CMD ['node', 'x']"]],
  ['an array that is repaired by a guess', 'entry-guessed unsafe', ['FROM debian:12', 'CMD [node, x]']],
  ['a sound array', '', ['FROM debian:12', 'CMD ["node"]']],
]);

test('an array whose repair is left out stays broken', () => {
  const text = lines('FROM debian:12', "CMD ['node', 'x']");
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['exec-quotes'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { only: ['set-user'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['add-user'] } }), '');
});

test.run();
