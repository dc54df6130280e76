import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { entryMissing } from '../../src/hazards/entry-missing.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import { command, entrypoint, use } from './use.ts';

const NONE = 'no-entry unsafe';

hazardTests(entryMissing, [
  ['a shell of the image', NONE, ['FROM debian:12', 'RUN x']],
  ['an unknown image', NONE, ['FROM example.org/x', 'RUN x']],
  ['an own CMD', '', ['FROM debian:12', 'CMD ["x"]']],
  ['an own ENTRYPOINT', '', ['FROM debian:12', 'ENTRYPOINT ["x"]']],
  ["a lower stage's entry", '', ['FROM debian:12 AS base', 'CMD ["x"]', 'FROM base']],
  ['a service of the image, which is not root', '', ['FROM jenkins/jenkins', 'USER root', 'RUN x']],
  ['an entry that was reset', NONE, ['FROM debian:12', 'CMD ["x"]', 'CMD []']],
]);

test('an entry that neighbours give', () => {
  const text = lines('FROM debian:12', 'RUN x');
  assert.is(seenBy(entryMissing, text, { uses: [use(), command('node', 'a.js')] }), '');
  assert.is(seenBy(entryMissing, text, { uses: [entrypoint(['node', 'a.js'])] }), '');
  assert.is(seenBy(entryMissing, text, { uses: [use()] }), NONE);
});

test.run();
