import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readPrivateFiles } from '../../src/facts/private-files.ts';
import { dockerfile, must } from '../subject.ts';

const BY = must(dockerfile('FROM debian:12\nRUN x\n').instructions[1], 'instruction');

/** `PATH MODE`, with ` -R` where it counts for all below; `$X` is a word that the file does not tell. */
function read(text: string): string {
  const [program = '', ...args] = text.split(' ');
  const words = args.map((word) => (word === '$X' ? undefined : { value: word, overridable: false }));
  const operations = readPrivateFiles(program, words, { workdir: { path: '/srv', overridable: false }, by: BY, text });
  return operations.map((operation) => (operation.kind === 'chmod' ? `${operation.path.path} ${operation.mode}${operation.recursive ? ' -R' : ''}` : operation.kind)).join('; ');
}

for (const [command, seen] of [
  ['install -m 600 a /etc/a', '/etc/a 600'],
  ['install -Dm0640 a b conf', '/srv/conf 0640'],
  ['install --mode=600 -t /etc/x a b', '/etc/x 600'],
  ['install a /etc/a', ''],
  ['install -d -m 700 /data', ''],
  ['install -m 600 a $X', ''],
  ['find /etc/x /opt -type f -exec chmod 600 {} +', '/etc/x 600 -R; /opt 600 -R'],
  ['find . -execdir chmod -v go-rwx {} ;', '/srv go-rwx -R'],
  ['find /etc/x -exec chown app {} +', ''],
  ['find $X -exec chmod 600 {} +', ''],
  ['find /etc/x -exec chmod $X {} +', ''],
  ['openssl req -x509 -keyout /etc/k -out /etc/c', '/etc/k 600'],
  ['openssl genrsa -out key.pem 2048', '/srv/key.pem 600'],
  ['openssl x509 -in a -out b', ''],
  ['openssl req -keyout', ''],
  ['ssh-keygen -q -f /etc/id', '/etc/id 600'],
  ['ssh-keygen -A', ''],
  ['chmod 600 a', ''],
] as const) {
  test(`${command}: ${seen}`, () => {
    assert.is(read(command), seen);
  });
}

test.run();
