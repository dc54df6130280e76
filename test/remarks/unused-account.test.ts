import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { unusedAccount } from '../../src/remarks/unused-account.ts';
import { lines, subjectOf } from '../subject.ts';
import { remarkTests } from './checks.ts';

/** A stage that creates `app` and `deploy` and runs as `app`. */
function two(...text: readonly string[]): readonly string[] {
  return ['FROM debian:12', 'RUN useradd app', 'RUN useradd -u 1500 deploy', ...text, 'USER app', 'CMD ["tariff"]'];
}

remarkTests(unusedAccount, [
  ['a second account', '3', two()],
  ['one account that is used', '', ['FROM debian:12', 'RUN useradd app', 'USER app']],
  ['chown to root names nobody', '2', ['FROM debian:12', 'RUN useradd app', 'RUN chown -R root:root /app', 'USER 65532']],
  ['a path of the same name is no use', '3', two('COPY . /deploy', 'RUN ls /deploy')],
  ['put into a group', '3', two('RUN usermod -aG users deploy')],
  ['an ARG is no use', '4', ['FROM debian:12', 'ARG NAME=deploy', 'RUN useradd app', 'RUN useradd $NAME', 'USER app']],
  ['an owner', '', two('RUN chown deploy /srv/x')],
  ['a group of that name', '', two('RUN chgrp deploy /srv/x')],
  ['an owner by number', '', two('RUN chown 1500:0 /srv/x')],
  ['an owner of a copy', '', two('COPY --chown=deploy . /srv/x')],
  ['an earlier USER', '', two('USER deploy')],
  ['an earlier USER by number', '', two('USER 1500')],
  ['a USER of another stage', '', ['FROM debian:12 AS base', 'RUN useradd app && useradd deploy', 'FROM base AS jobs', 'USER deploy', 'FROM base', 'USER app']],
  ['su in a RUN', '', two('RUN su deploy -c true')],
  ['sudo in a RUN', '', two('RUN sudo -u deploy true')],
  ['in a text that a RUN prints', '', two('RUN echo "deploy ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers')],
  ['in the entry', '', [...two().slice(0, -1), 'CMD ["tariff", "--user=deploy"]']],
  ['in a shell entry', '', [...two().slice(0, -1), 'CMD tariff --as deploy']],
  ['in a HEALTHCHECK', '', two('HEALTHCHECK CMD check --as deploy')],
  ['in an ENV', '', two('ENV WORKER=deploy')],
  ['its home is filled', '', two('COPY keys /home/deploy/.ssh/')],
  ['its home is worked in', '', two('WORKDIR /home/deploy')],
  ['a number that it may have', '', ['FROM debian:12', 'RUN useradd app', 'USER 1000']],
  ['a number that no tool chooses', '2', ['FROM debian:12', 'RUN useradd app', 'USER 65532']],
  ['a number that it has not', '2', ['FROM debian:12', 'RUN useradd -u 1500 app', 'USER 1000']],
  ['of an unrelated stage', '', ['FROM debian:12 AS build', 'RUN useradd deploy', 'FROM debian:12', 'USER 1000']],
  ['a RUN that nobody can read', '', two('RUN if')],
  ['an entry script that nobody can see', '', [...two('COPY start.sh /').slice(0, -1), 'CMD ["/start.sh"]'], {}],
  ['an entry script that uses it', '', [...two('COPY start.sh /').slice(0, -1), 'CMD ["/start.sh"]'], { 'start.sh': '#!/bin/sh\nexec su-exec deploy tariff\n' }],
  ['an entry script that does not', '3', [...two('COPY start.sh /').slice(0, -1), 'CMD ["/start.sh"]'], { 'start.sh': '#!/bin/sh\nexec tariff\n' }],
]);

test('a neighbouring file that runs the image as the account uses it', () => {
  const at = { kind: 'compose', context: undefined, target: undefined, buildArgs: {}, images: [], rights: [], ports: [], mounts: [], command: undefined, entrypoint: undefined } as const;
  const evidence = { file: 'compose.yaml', text: 'user: deploy' };
  const uses = [{ ...at, evidence, users: [{ value: 'deploy', evidence }] }];
  assert.is(unusedAccount(subjectOf(lines(...two()), { uses })).length, 0);
});

test.run();
