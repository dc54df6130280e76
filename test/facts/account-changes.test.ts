import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readAccountChange } from '../../src/facts/account-changes.ts';

const COMMANDS: readonly (readonly [command: string, change: string])[] = [
  ['userdel web', 'deleted user web'],
  ['userdel -rf web', 'deleted user web'],
  ['userdel --remove web', 'deleted user web'],
  ['userdel -R /mnt web', ''],
  ['userdel --prefix=/mnt web', ''],
  ['userdel', ''],
  ['deluser --remove-home web', 'deleted user web'],
  ['deluser --backup-to /b web', 'deleted user web'],
  ['deluser web staff', ''],
  ['deluser --group staff', 'deleted group staff'],
  ['groupdel -f staff', 'deleted group staff'],
  ['delgroup staff', 'deleted group staff'],
  ['delgroup web staff', ''],
  ['usermod -l web node', 'altered user node web'],
  ['usermod --login web -d /home/web -m node', 'altered user node web home=/home/web'],
  ['usermod -u 1001 node', 'altered user node node id=1001'],
  ['usermod -aG docker node', 'altered user node node'],
  ['usermod -l a;b node', ''],
  ['groupmod -n web node', 'altered group node web'],
  ['groupmod --new-name=web -g 7 node', 'altered group node web id=7'],
  ['useradd web', ''],
];

for (const [command, expected] of COMMANDS) {
  test(command, () => {
    const [program = '', ...args] = command.split(' ');
    const change = readAccountChange(program, args);
    const shown = change === undefined ? [] : change.kind === 'deleted' ? [change.kind, change.of, change.name] : [change.kind, change.of, change.name, change.to, change.id && `id=${change.id}`, change.home && `home=${change.home}`];
    assert.is(shown.filter((part) => part !== undefined).join(' '), expected);
  });
}

test('a name that the file does not tell', () => assert.is(readAccountChange('userdel', [undefined]), undefined));

test.run();
