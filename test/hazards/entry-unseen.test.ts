import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryUnseen } from '../../src/hazards/entry-unseen.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import type { HazardCase } from './checks.ts';

/** A script with one line that reads a file in; the file `y` stands beside it. */
function reading(line: string, seen: string): readonly HazardCase[] {
  const files = { 'bin/e.sh': `#!/bin/bash\n${line}\n`, 'bin/y': 'a\n', 'hooks/a.sh': 'b\n' };
  return [[line, seen, ['FROM debian:12', 'COPY bin /bin', 'COPY hooks /hooks', 'CMD ["/bin/e.sh"]'], files]];
}

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
  ["a folder over the image's own script", '', ['FROM jenkins/jenkins', 'COPY tools /usr/local/bin/'], { 'tools/x': 'x' }],
  ["a folder over the image's own script that nobody can look into", 'entry-unseen unsafe', ['FROM jenkins/jenkins', 'COPY tools /usr/local/bin/']],
  ["another for the image's own script", 'entry-unseen unsafe', ['FROM debian:12 AS b', 'RUN make', 'FROM jenkins/jenkins', 'COPY --from=b /jenkins.sh /usr/local/bin/jenkins.sh']],
  ...reading('. "$X"', 'entry-unseen unsafe'),
  ...reading('. "$1"', 'entry-unseen unsafe'),
  ...reading('. /opt/x', 'entry-unseen unsafe'),
  ...reading('[ -f "$X" ] && . $X', ''),
  ...reading('if [[ -r $X/y ]]; then source "$X/y"; fi', ''),
  ...reading('[ -f /opt/x ] && . /opt/x', ''),
  ...reading('. /etc/os-release', ''),
  ...reading('. /etc/profile.d/x.sh', ''),
  ...reading('. /venv/bin/activate', ''),
  ...reading('. /root/venv/bin/activate', 'entry-unseen unsafe'),
  ...reading('for f in /x.d/*.sh; do . "$f"; done', ''),
  ...reading('for f in /hooks/*.sh; do . "$f"; done', 'entry-unseen unsafe'),
  ...reading('for f in $X/*.sh; do . "$f"; done', 'entry-unseen unsafe'),
  ...reading('. "$(dirname "$0")/y"', ''),
  ...reading('. "$(dirname "$0")/no"', 'entry-unseen unsafe'),
  ['a sound array', '', ['FROM debian:12', 'CMD ["node"]']],
]);

test('an array whose repair is left out stays broken', () => {
  const text = lines('FROM debian:12', "CMD ['node', 'x']");
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['exec-quotes'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { only: ['set-user'] } }), 'entry-broken manual');
  assert.is(seenBy(entryUnseen, text, { policy: { skip: ['add-user'] } }), '');
});

test.run();
