import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { creationCommand } from '../../src/plan/creation.ts';
import type { Identity, UserTool } from '../../src/plan/types.ts';

const SHADOW: UserTool = { kind: 'shadow' };
const BUSYBOX: UserTool = { kind: 'busybox' };
const INSTALL: UserTool = { kind: 'install', install: 'microdnf install -y shadow-utils && microdnf clean all' };
const APPEND: UserTool = { kind: 'append' };

function identity(create: Partial<NonNullable<Identity['create']>>, group: string = 'app'): Identity {
  return {
    source: 'new-user', user: 'app', group, operand: 'app', owner: `app:${group}`, home: undefined, evidence: { text: '' },
    create: { group: true, uid: undefined, gid: undefined, ...create },
  };
}

const COMMANDS: readonly (readonly [tool: UserTool, create: Partial<NonNullable<Identity['create']>>, home: boolean, command: string])[] = [
  [SHADOW, {}, false, 'groupadd -r app && useradd -r -s /bin/false -g app app'],
  [SHADOW, {}, true, 'groupadd -r app && useradd -r -m -s /bin/false -g app app'],
  [SHADOW, { group: false }, false, 'useradd -r -s /bin/false -g app app'],
  [SHADOW, { uid: 10001, gid: 10002 }, false, 'groupadd -r -g 10002 app && useradd -r -u 10001 -s /bin/false -g app app'],
  // A large id makes a sparse log of as many entries (useradd --no-log-init).
  [SHADOW, { uid: 1_000_000 }, false, 'groupadd -r app && useradd -r -l -u 1000000 -s /bin/false -g app app'],
  [BUSYBOX, {}, false, 'addgroup -S app && adduser -S -D -H -s /bin/false -G app app'],
  [BUSYBOX, {}, true, 'addgroup -S app && adduser -S -D -s /bin/false -G app app'],
  [BUSYBOX, { group: false }, false, 'adduser -S -D -H -s /bin/false -G app app'],
  [BUSYBOX, { uid: 10001, gid: 10001 }, false, 'addgroup -S -g 10001 app && adduser -S -D -H -u 10001 -s /bin/false -G app app'],
  // Stock BusyBox takes no larger id.
  [BUSYBOX, { uid: 60001 }, false, "echo 'app:x:60001:' >> /etc/group && echo 'app:x:60001:60001::/nonexistent:/bin/false' >> /etc/passwd"],
  [BUSYBOX, { gid: 60001, group: false }, false, "echo 'app:x:10001:60001::/nonexistent:/bin/false' >> /etc/passwd"],
  [BUSYBOX, { uid: 60000, gid: 60000 }, false, 'addgroup -S -g 60000 app && adduser -S -D -H -u 60000 -s /bin/false -G app app'],
  [INSTALL, {}, false, 'microdnf install -y shadow-utils && microdnf clean all && groupadd -r app && useradd -r -s /bin/false -g app app'],
];

for (const [tool, create, home, command] of COMMANDS) {
  test(`${tool.kind} ${JSON.stringify(create)}${home ? ' with a home' : ''}`, () => assert.is(creationCommand(identity(create), tool, home), command));
}

test('a group of another name', () => {
  assert.is(creationCommand(identity({}, 'staff'), SHADOW, false), 'groupadd -r staff && useradd -r -s /bin/false -g staff app');
});

test('entries are appended where there is no tool', () => {
  const command = creationCommand(identity({ uid: 10001, gid: 10002 }), APPEND, false) ?? '';
  assert.match(command, "'app:x:10002:' >> /etc/group");
  assert.match(command, "'app:x:10001:10002:");
  assert.match(command, '>> /etc/passwd');
  const home = creationCommand(identity({}), APPEND, true) ?? '';
  assert.match(home, ':/home/app:');
  assert.match(home, 'mkdir -p /home/app');
});

test('nothing is created where an account exists or nothing can create one', () => {
  assert.is(creationCommand({ ...identity({}), create: undefined }, SHADOW, true), undefined);
  assert.is(creationCommand(identity({}), { kind: 'none', shell: false }, false), undefined);
});

test('adduser, which Debian 13 and Ubuntu 24.04 lack, is never called with shadow', () => {
  assert.not.match(creationCommand(identity({}), SHADOW, true) ?? '', 'adduser');
});

test.run();
