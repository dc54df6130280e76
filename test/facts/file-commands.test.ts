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
  ['rm -rf /data', 'remove /data'],
  ['rmdir /data /logs', 'remove /data; remove /logs'],
  ['touch /data', ''],
];

for (const [command, operations] of COMMANDS) {
  test(command, () => assert.is(read(command), operations));
}

test('a relative path from an unknown directory is not guessed', () => {
  assert.is(read('mkdir data /logs', false), 'mkdir /logs');
});

test.run();
