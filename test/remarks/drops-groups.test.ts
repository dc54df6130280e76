import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dropsGroups } from '../../src/remarks/drops-groups.ts';
import { lines, must, subjectOf } from '../subject.ts';
import { remarkTests } from './checks.ts';

const RUN = 'RUN groupadd -g 900 grp && useradd -g grp -G audio,video app';

remarkTests(dropsGroups, [
  ['a group beside the name', '3', ['FROM debian:12', RUN, 'USER app:grp']],
  ['the last USER counts', '4', ['FROM debian:12', RUN, 'USER root', 'USER app:grp']],
  ['a group by number', '3', ['FROM debian:12', RUN, 'USER app:900']],
  ['one of the other groups', '3', ['FROM debian:12', RUN, 'USER app:audio']],
  ['the only other group', '', ['FROM debian:12', 'RUN useradd -G audio app', 'USER app:audio']],
  ['the only other group by number', '', ['FROM debian:12', 'RUN groupadd -g 900 grp && useradd -G grp app', 'USER app:900']],
  ['the only other group by name, given by number', '', ['FROM debian:12', 'RUN groupadd -g 900 grp && useradd -G 900 app', 'USER app:grp']],
  ['the name alone', '', ['FROM debian:12', RUN, 'USER app']],
  ['a number', '', ['FROM debian:12', RUN, 'USER 1000:900']],
  ['root', '', ['FROM debian:12', RUN, 'USER root:grp']],
  ['another user', '', ['FROM debian:12', RUN, 'RUN useradd web', 'USER web:grp']],
  ['no other groups', '', ['FROM debian:12', 'RUN useradd -g users app', 'USER app:users']],
  ['of the stage below', '3', ['FROM debian:12 AS base', RUN, 'USER app:grp', 'FROM base', 'CMD ["a"]']],
  ['given in the stage below', '4', ['FROM debian:12 AS base', RUN, 'FROM base', 'USER app:grp']],
  ['given in an unrelated stage', '', ['FROM debian:12 AS build', RUN, 'FROM debian:12', 'USER app:grp']],
  ['of the image', '', ['FROM jupyter/base-notebook', 'RUN usermod -aG docker jovyan']],
]);

test('it names the groups and where they were given', () => {
  const [note] = dropsGroups(subjectOf(lines('FROM debian:12', RUN, 'RUN usermod -aG docker app', 'USER app:grp')));
  assert.match(must(note, 'note').message, 'of app: audio, video, docker; USER app keeps them');
  assert.is(must(note, 'note').evidence.map(({ text }) => text).join('; '), 'USER app:grp; useradd -g grp -G audio,video app; usermod -aG docker app');
});

test.run();
