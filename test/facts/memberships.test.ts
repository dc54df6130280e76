import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccountTool } from '../../src/facts/accounts.ts';
import { readMemberships } from '../../src/facts/memberships.ts';
import { dockerfile, lines, must, stageOf } from '../subject.ts';

const BY = must(dockerfile('FROM debian:12\nRUN x\n').instructions[1], 'instruction');

/** `user in group` of each membership; `$X` stands for a word that the file does not tell. */
function read(text: string, tool: AccountTool): string {
  const [program = '', ...args] = text.split(' ');
  const known = args.map((word) => (word === '$X' ? undefined : word));
  return readMemberships(program, known, tool, BY, text).map(({ user, group }) => `${user} in ${group}`).join(', ');
}

const COMMANDS: readonly (readonly [tool: AccountTool, command: string, read: string])[] = [
  ['debian', 'usermod -aG docker app', 'app in docker'],
  ['debian', 'usermod -a -G docker app', 'app in docker'],
  ['debian', 'usermod -G docker app', 'app in docker'],
  ['debian', 'usermod -G docker -a app', 'app in docker'],
  ['debian', 'usermod app -aG docker', 'app in docker'],
  ['debian', 'usermod -aGdocker,wheel app', 'app in docker, app in wheel'],
  ['debian', 'usermod --append --groups docker,wheel app', 'app in docker, app in wheel'],
  ['debian', 'usermod --append --groups=docker app', 'app in docker'],
  ['debian', 'usermod -a -G 998 app', 'app in 998'],
  ['debian', 'usermod -u 1000 -aG docker app', 'app in docker'],
  ['debian', 'usermod -u 1000 app', ''],
  ['debian', 'usermod -g staff app', ''],
  ['debian', 'usermod -l web -d /home/web app', ''],
  ['debian', 'usermod -rG docker app', ''],
  ['debian', 'usermod -aG $X app', ''],
  ['debian', 'usermod -aG docker $X', ''],
  ['debian', 'useradd -G docker app', 'app in docker'],
  ['debian', 'useradd -m -Gdocker,video -s /bin/sh app', 'app in docker, app in video'],
  ['debian', 'useradd --groups docker app', 'app in docker'],
  ['debian', 'useradd -g staff app', ''],
  ['debian', 'gpasswd -a app docker', 'app in docker'],
  ['debian', 'gpasswd --add=app docker', 'app in docker'],
  ['debian', 'gpasswd --add app docker', 'app in docker'],
  ['debian', 'gpasswd -M app,web docker', 'app in docker, web in docker'],
  ['debian', 'gpasswd -d app docker', ''],
  ['debian', 'groupadd -U app,web docker', 'app in docker, web in docker'],
  ['debian', 'groupadd -g 900 docker', ''],
  ['debian', 'adduser app docker', 'app in docker'],
  ['debian', 'adduser --quiet app docker', 'app in docker'],
  ['debian', 'addgroup app docker', 'app in docker'],
  ['busybox', 'adduser app docker', 'app in docker'],
  ['busybox', 'addgroup app docker', 'app in docker'],
  // Creation, not membership.
  ['busybox', 'adduser -D alice', ''],
  ['busybox', 'adduser -Dm alice', ''],
  ['busybox', 'adduser -S -G staff app', ''],
  ['busybox', 'addgroup -S g', ''],
  ['busybox', 'addgroup -g 900 g', ''],
  ['debian', 'adduser --system --ingroup staff app', ''],
  ['debian', 'adduser --system --group app', ''],
  // A link to useradd there.
  ['shadow', 'adduser -G docker app', 'app in docker'],
  ['shadow', 'adduser app', ''],
  ['debian', 'groups app', ''],
];

for (const [tool, command, expected] of COMMANDS) {
  test(`${tool}: ${command}`, () => assert.is(read(command, tool), expected));
}

/** Memberships of a whole stage. */
function ofStage(...text: readonly string[]): string {
  return stageOf(lines(...text)).own.memberships.map(({ user, group }) => `${user} in ${group}`).join(', ');
}

test('they are read among other commands, from heredocs and with variables', () => {
  assert.is(ofStage('FROM debian:12', 'RUN apt-get update && useradd app && usermod -aG docker app'), 'app in docker');
  assert.is(ofStage('FROM debian:12', 'RUN <<EOF', 'useradd -G docker app', 'EOF'), 'app in docker');
  assert.is(ofStage('FROM debian:12', 'ARG U=app', 'RUN usermod -aG docker $U'), 'app in docker');
  assert.is(ofStage('FROM rockylinux:9', 'RUN adduser -G wheel app'), 'app in wheel');
  assert.is(ofStage('FROM debian:12', 'RUN echo usermod -aG docker app'), '');
});

test.run();
