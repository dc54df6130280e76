import { test } from 'uvu';
import { entryWrites } from '../../src/hazards/entry-writes.ts';
import { hazardTests } from './checks.ts';
import type { HazardCase } from './checks.ts';

const ELSEWHERE = 'entry-writes-elsewhere manual';
const UNKNOWN = 'entry-writes-unknown unsafe';

const COMMANDS: readonly (readonly [seen: string, command: string])[] = [
  [ELSEWHERE, 'mkdir -p /var/lib/x && y'],
  [ELSEWHERE, 'echo a > /etc/x.conf'],
  [ELSEWHERE, 'echo a >> /var/log/x.log'],
  [ELSEWHERE, 'cp /app/a /etc/a'],
  [ELSEWHERE, 'ln -s /app/a /usr/local/bin/a'],
  [ELSEWHERE, 'sed -i s/a/b/ /etc/x.conf'],
  [ELSEWHERE, 'touch /x'],
  [ELSEWHERE, 'chmod 600 /etc/x'],
  [ELSEWHERE, 'a | tee /etc/x'],
  [ELSEWHERE, 'mkdir /root/x'],
  [ELSEWHERE, 'sh -c "mkdir /var/lib/x"'],
  [UNKNOWN, 'echo a > $FILE'],
  [UNKNOWN, 'mkdir $(date)'],
  ['', 'mkdir -p data && y'],
  ['', 'echo a > /app/a'],
  ['', 'echo a > log.txt'],
  ['', 'echo a > /tmp/a'],
  ['', 'echo a > /dev/null 2>&1'],
  ['', 'echo a > /dev/stderr'],
  ['', 'cp /etc/a /app/a'],
  ['', 'sed s/a/b/ /etc/x'],
  ['', 'cat < /etc/x'],
  ['', 'touch /home/node/x'],
  ['', 'echo a > $DIR/a'],
  ['', 'node x'],
  [ELSEWHERE, 'tar -xzf a.tgz -C /var/lib'],
  [ELSEWHERE, 'tar xf a.tar --directory=/var/lib/x'],
  ['', 'tar -czf - -C /var/lib .'],
  ['', 'tar -xf /seed/a.tar -C data'],
  [ELSEWHERE, 'curl -fsSLo /etc/x https://example.org/x'],
  [ELSEWHERE, 'curl --output /etc/$DIR https://example.org/x'],
  [ELSEWHERE, 'curl --output=/etc$DIR https://example.org/x'],
  ['', 'curl -so /dev/null http://localhost'],
  ['', 'curl -H o /etc/x'],
  [ELSEWHERE, 'wget -q -P /etc/x https://example.org/x'],
  [ELSEWHERE, 'wget -qO/etc/x https://example.org/x'],
  ['', 'wget -qO- https://example.org/x'],
  [ELSEWHERE, 'unzip -q a.zip -d /var/lib/x'],
  [ELSEWHERE, 'dd if=/dev/zero of=/var/x bs=1M count=1'],
  [ELSEWHERE, 'dd if=/dev/zero of=/var/lib/$DIR/x'],
  [ELSEWHERE, 'git config --system user.name x'],
  ['', 'git config --system --get user.name'],
  [ELSEWHERE, 'rsync -a a/ /var/lib/x/'],
  ['', 'rsync -a a/ backup:/var/lib/x/'],
  [ELSEWHERE, 'install -d -m 0755 /var/lib/x data'],
  [ELSEWHERE, 'cp -t /etc/x a b'],
  [ELSEWHERE, 'flock /run/x.lock node x'],
  [ELSEWHERE, "flock -w 5 /run/x.lock -c 'node x'"],
  [ELSEWHERE, 'flock x.lock touch /run/x'],
  ['', 'flock 9'],
  ['', 'flock -n x.lock node x'],
  ['', 'mkdir -p "$HOME/.cache" ~/.config'],
  [ELSEWHERE, 'cd /etc && touch x'],
  ['', '(cd /etc) && touch x'],
  ['', 'cd data && touch x'],
  [UNKNOWN, 'cd $X && touch x'],
];

const fromCommand = ([seen, command]: (typeof COMMANDS)[number]): HazardCase => [command, seen, ['FROM node:20', 'ENV DIR=/app/sub', 'WORKDIR /app', `CMD ${command}`]];

hazardTests(entryWrites, [
  ...COMMANDS.map(fromCommand),
  ['a directory that the stage makes', '', ['FROM node:20', 'RUN mkdir -p /var/lib/x', 'CMD echo a > /var/lib/x/a']],
  ['a volume', '', ['FROM node:20', 'VOLUME /data', 'CMD echo a > /data/a']],
  ['a script of package.json', ELSEWHERE, ['FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD npm start'], { 'package.json': '{"scripts":{"start":"mkdir /var/x && node x"}}' }],
  ['a script', ELSEWHERE, ['FROM node:20', 'COPY e.sh /', 'CMD ["/e.sh"]'], { 'e.sh': '#!/bin/sh\nmkdir -p /var/x\n' }],
]);

test.run();
