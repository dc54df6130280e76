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
  ['a script that ENV names and that is not there', 'entry-unseen unsafe', ['FROM debian:12', 'ENV T=/srv/t', 'COPY run.sh $T/', 'CMD ${T}/run.sh']],
  ['a script that ENV names and that is there', '', ['FROM debian:12', 'ENV T=/srv/t', 'COPY run.sh $T/', 'CMD ${T}/run.sh'], { 'run.sh': '#!/bin/sh\nx\n' }],
  ['a program that ENV names', '', ['FROM debian:12', 'ENV T=/usr/bin', 'CMD $T/python3 x']],
  ["a program that the image's ENV names", '', ['FROM tomcat:10', 'CMD $CATALINA_HOME/bin/catalina.sh run']],
  ['a program that nothing names', 'entry-unseen unsafe', ['FROM debian:12', 'ARG X', 'CMD $X/run']],
  ['a program behind a wrapper that nothing names', 'entry-unseen unsafe', ['FROM debian:12', 'ENV X=/x', 'CMD exec $X']],
  ['several words in a variable', 'entry-unseen unsafe', ['FROM debian:12', 'ENV X="node x"', 'CMD $X']],
  ['what a substitution prints is an argument', '', ['FROM debian:12', 'CMD node $($X)']],
  ['a sound array', '', ['FROM debian:12', 'CMD ["node"]']],
]);

test('an array whose repair is left out stays broken', () => {
  const text = lines('FROM debian:12', "CMD ['node', 'x']");
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['exec-quotes'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { only: ['set-user'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['add-user'] } }), '');
});

test.run();
