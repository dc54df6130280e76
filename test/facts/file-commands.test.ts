import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readFileCommand } from '../../src/facts/file-commands.ts';
import type { FileOperation } from '../../src/facts/types.ts';
import { dockerfile, must } from '../subject.ts';

const BY = must(dockerfile('FROM debian:12\nRUN x\n').instructions[1], 'instruction');
const PLACE = { workdir: { path: '/srv', overridable: false }, by: BY, text: '' };

function show(operation: FileOperation): string {
  const { kind, path } = operation;
  const more =
    operation.kind === 'chown' ? ` ${operation.owner}${operation.recursive ? ' -R' : ''}`
    : operation.kind === 'chmod' ? ` ${operation.mode}${operation.recursive ? ' -R' : ''}`
    : operation.kind === 'link' ? ` -> ${operation.target?.path ?? '?'}${operation.target?.overridable === true ? '?' : ''}${operation.exact ? ' exact' : ''}`
    : operation.kind === 'mkdir' && operation.mode !== undefined ? ` ${operation.mode}`
    : '';
  return `${kind} ${path.path}${path.overridable ? '?' : ''}${more}`;
}

function read(text: string, workdir: boolean = true): string {
  const [program = '', ...args] = text.split(' ');
  const words = args.map((word) => (word === '$X' ? undefined : { value: word, overridable: word.endsWith('?') }));
  return readFileCommand(program, words, workdir ? PLACE : { ...PLACE, workdir: undefined }).map(show).join('; ');
}

const COMMANDS: readonly (readonly [command: string, operations: string])[] = [
  ['mkdir /data', 'mkdir /data'],
  ['mkdir -p /data/a /logs', 'mkdir /data/a; mkdir /logs'],
  ['mkdir data', 'mkdir /srv/data'],
  ['mkdir -m 0700 /data', 'mkdir /data 0700'],
  ['mkdir -pm700 /data', 'mkdir /data 700'],
  ['mkdir --mode=700 /data', 'mkdir /data 700'],
  ['mkdir $X', ''],
  ['mkdir /x?', 'mkdir /x??'],
  ['install -d /data', 'mkdir /data'],
  ['install -d -o app -g staff -m 0750 /data', 'mkdir /data 0750; chown /data app:staff'],
  ['install --directory --owner=app /data', 'mkdir /data; chown /data app'],
  ['install -m 755 a /usr/bin/a', ''],
  ['chown app /data', 'chown /data app'],
  ['chown -R app:app .', 'chown /srv app:app -R'],
  ['chown app:app -R /data', 'chown /data app:app -R'],
  ['chown --recursive app: /data /logs', 'chown /data app: -R; chown /logs app: -R'],
  ['chown -hR 1000:1000 /data', 'chown /data 1000:1000 -R'],
  ['chown app.app /data', 'chown /data app:app'],
  ['chown --from=root app /data', 'chown /data app'],
  ['chown $X /data', ''],
  ['chown', ''],
  ['chgrp -R app /data', 'chown /data :app -R'],
  ['chmod 755 /data', 'chmod /data 755'],
  ['chmod -R go-rwx /data', 'chmod /data go-rwx -R'],
  ['chmod -x /data/a', 'chmod /data/a a-x'],
  ['chmod -R -w /data', 'chmod /data a-w -R'],
  ['chmod -rw,g+x /data', 'chmod /data a-rw,g+x'],
  ['chmod +x a b', 'chmod /srv/a +x; chmod /srv/b +x'],
  ['ln -s /mnt/data /data', 'link /data -> /mnt/data'],
  ['ln -sf data /var/x', 'link /var/x -> /var/data'],
  ['ln -sr data /var/x', 'link /var/x -> /srv/data'],
  ['ln -sfn /mnt/data storage', 'link /srv/storage -> /mnt/data'],
  ['ln -sT /mnt/data /data', 'link /data -> /mnt/data exact'],
  ['ln -s /mnt/data', 'link /srv/data -> /mnt/data exact'],
  ['ln -s /mnt/data .', 'link /srv/data -> /mnt/data exact'],
  ['ln -s /mnt/data /var/', 'link /var/data -> /mnt/data exact'],
  ['ln -s /a /b /opt', 'link /opt/a -> /a exact; link /opt/b -> /b exact'],
  ['ln -st /opt /a', 'link /opt/a -> /a exact'],
  ['ln -s $X /data', 'link /data -> ?'],
  ['ln -s /x? /data', 'link /data -> /x??'],
  ['ln -s /mnt/data $X', ''],
  ['ln -s', ''],
  ['ln /data/a /data/b', ''],
  ['rm -rf /data', 'remove /data'],
  ['rmdir /data /logs', 'remove /data; remove /logs'],
  ['touch /data', ''],
];

for (const [command, operations] of COMMANDS) {
  test(command, () => assert.is(read(command), operations));
}

test('which chown follows a link', () => {
  const follows = (text: string): string => {
    const [program = '', ...args] = text.split(' ');
    return readFileCommand(program, args.map((value) => ({ value, overridable: false })), PLACE).map((operation) => (operation.kind === 'chown' ? operation.follows : undefined)).join();
  };
  for (const text of ['chown app /data', 'chown -R app .', 'chown -R app /data/', 'chown -R app /data/.', 'chown -RH app /data', 'chown -RL app /data']) assert.is(follows(text), 'true', text);
  for (const text of ['chown -R app /data', 'chown -h app /data', 'chown -Rh app /data', 'chown -RP app /data']) assert.is(follows(text), 'false', text);
});

test('a relative path from an unknown directory is not guessed', () => {
  assert.is(read('mkdir data /logs', false), 'mkdir /logs');
});

test.run();
