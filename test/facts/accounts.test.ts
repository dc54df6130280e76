import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccountTool } from '../../src/facts/accounts.ts';
import { readAccountCommand } from '../../src/facts/accounts.ts';
import { dockerfile, must } from '../subject.ts';

const BY = must(dockerfile('FROM debian:12\nRUN x\n').instructions[1], 'instruction');

/** `kind name id group home`, `-` for what the command does not tell. */
function read(text: string, tool: AccountTool): string {
  const [program = '', ...args] = text.split(' ').map((word) => (word === "''" ? '' : word));
  const known = args.map((word) => (word === '$X' ? undefined : word));
  const command = readAccountCommand(program, known, tool, BY, text);
  if (command === undefined) return 'nothing';
  if (command.kind === 'group') return `group ${command.group.name} ${command.group.gid ?? '-'}`;
  const { name, uid, group, home, hasHome } = command.account;
  return `user ${name} ${uid ?? '-'} ${group ?? '-'} ${hasHome ? home : '-'}`;
}

const COMMANDS: readonly (readonly [tool: AccountTool, command: string, read: string])[] = [
  // shadow's useradd(8)
  ['debian', 'useradd app', 'user app - app -'],
  ['debian', 'useradd -r app', 'user app - app -'],
  ['debian', 'useradd -rm app', 'user app - app /home/app'],
  ['debian', 'useradd -u1000 app', 'user app 1000 app -'],
  ['debian', 'useradd --uid=1000 app', 'user app 1000 app -'],
  ['debian', 'useradd --uid 1000 --create-home app', 'user app 1000 app /home/app'],
  ['debian', 'useradd -r -u 1000 -g users app', 'user app 1000 users -'],
  ['debian', 'useradd --gid=1000 app', 'user app - 1000 -'],
  ['debian', 'useradd -m -d /srv/app -s /bin/false app', 'user app - app /srv/app'],
  ['debian', 'useradd --home-dir=/srv/app -m app', 'user app - app /srv/app'],
  ['debian', 'useradd --home /srv/app -m app', 'user app - app /srv/app'],
  ['debian', 'useradd app -m -u 1000', 'user app 1000 app /home/app'],
  ['debian', 'useradd -N app', 'user app - - -'],
  ['debian', 'useradd -M -l -G docker,wheel app', 'user app - app -'],
  ['debian', 'useradd -mr -s /bin/bash -c name app', 'user app - app /home/app'],
  ['debian', 'useradd --system --no-create-home --shell /usr/sbin/nologin app', 'user app - app -'],
  ['debian', 'useradd --no-log-init -r -g app app', 'user app - app -'],
  ['debian', "useradd -p '' app", 'user app - app -'],
  ['debian', 'useradd -u $X app', 'user app - app -'],
  ['debian', 'useradd -- app', 'user app - app -'],
  ['debian', 'useradd -D -s /bin/bash', 'nothing'],
  ['debian', 'useradd $X', 'nothing'],
  ['debian', 'useradd', 'nothing'],
  ['debian', "useradd 'a b'", 'nothing'],
  ['debian', "useradd 'a;b'", 'nothing'],
  ['debian', 'useradd app\\$', 'nothing'],
  ['debian', "groupadd 'a&b'", 'nothing'],
  ['debian', "useradd -g 'x;y' app", 'user app - - -'],
  // Debian's adduser(8)
  ['debian', 'adduser app', 'user app - app /home/app'],
  ['debian', "adduser --disabled-password --gecos '' app", 'user app - app /home/app'],
  ['debian', 'adduser app --disabled-password --gecos x', 'user app - app /home/app'],
  ['debian', 'adduser --uid 1000 --ingroup staff app', 'user app 1000 staff /home/app'],
  ['debian', 'adduser --gid 1000 --home /srv/app app', 'user app - 1000 /srv/app'],
  ['debian', 'adduser --no-create-home app', 'user app - app -'],
  ['debian', 'adduser --system app', 'user app - - -'],
  ['debian', 'adduser --system --group app', 'user app - app -'],
  ['debian', 'adduser --system --group --home /srv/app app', 'user app - app /srv/app'],
  ['debian', 'adduser --system --ingroup app app', 'user app - app -'],
  ['debian', 'adduser --system --no-create-home --home /x app', 'user app - - -'],
  ['debian', 'adduser --system --shell /bin/false --uid=101 app', 'user app 101 - -'],
  // BusyBox's applet
  ['busybox', 'adduser -S -D -H -G app app', 'user app - app -'],
  ['busybox', 'adduser -D app', 'user app - app /home/app'],
  ['busybox', 'adduser -Dm app', 'user app - app /home/app'],
  ['busybox', 'adduser -D -u 1000 -h /srv/app app', 'user app 1000 app /srv/app'],
  ['busybox', 'adduser -DHu1000 -s /bin/false app', 'user app 1000 app -'],
  ['busybox', 'adduser -S app', 'user app - - /home/app'],
  ['busybox', 'adduser -S app -G app', 'user app - app /home/app'],
  ['busybox', 'adduser -g x -D app', 'user app - app /home/app'],
  ['busybox', 'adduser --disabled-password --no-create-home --uid 1000 app', 'user app 1000 app -'],
  // a link to useradd on RHEL, Fedora and Amazon Linux
  ['shadow', 'adduser -r -g app -d /srv/app -m app', 'user app - app /srv/app'],
  ['shadow', 'adduser app', 'user app - app -'],
  // membership, not creation
  ['debian', 'adduser app docker', 'nothing'],
  ['busybox', 'adduser app docker', 'nothing'],
  ['busybox', 'addgroup app docker', 'nothing'],
  ['debian', 'usermod -aG docker app', 'nothing'],
  ['debian', 'gpasswd -a app docker', 'nothing'],
  // groups
  ['debian', 'groupadd app', 'group app -'],
  ['debian', 'groupadd -r app', 'group app -'],
  ['debian', 'groupadd -g 1000 app', 'group app 1000'],
  ['debian', 'groupadd -rg1000 app', 'group app 1000'],
  ['debian', 'groupadd --gid=1000 app', 'group app 1000'],
  ['debian', 'groupadd -f --system app', 'group app -'],
  ['debian', 'groupadd app -g 1000', 'group app 1000'],
  ['busybox', 'addgroup -S app', 'group app -'],
  ['busybox', 'addgroup -g 1000 -S app', 'group app 1000'],
  ['debian', 'addgroup --system --gid 1000 app', 'group app 1000'],
  ['debian', 'addgroup --gid 1000 $X', 'nothing'],
  ['debian', 'groupadd', 'nothing'],
  ['debian', 'echo app', 'nothing'],
];

for (const [tool, command, expected] of COMMANDS) {
  test(`${tool}: ${command}`, () => assert.is(read(command, tool), expected));
}

test.run();
