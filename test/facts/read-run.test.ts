import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Doings } from '../../src/facts/types.ts';
import { lines, stageOf } from '../subject.ts';

function doings(...text: readonly string[]): Doings {
  return stageOf(lines('FROM debian:12', 'ARG U=app', 'ARG N', 'ENV DIR=/srv/app', 'WORKDIR /quay', ...text)).own;
}

/** The operations of the RUNs but for the RUNs themselves. */
function operations(...text: readonly string[]): string {
  return doings(...text)
    .operations.filter((operation) => operation.by.keyword === 'RUN' && operation.kind !== 'run')
    .map((operation) => `${operation.kind} ${operation.path.path}${operation.kind === 'chown' ? ` ${operation.owner}` : ''}`)
    .join('; ');
}

const OPERATIONS: readonly (readonly [run: string, operations: string])[] = [
  ['RUN mkdir -p data', 'mkdir /quay/data'],
  ['RUN mkdir -p $DIR/x', 'mkdir /srv/app/x'],
  ['RUN mkdir -p "${DIR}"', 'mkdir /srv/app'],
  ["RUN mkdir '$DIR'", 'mkdir /quay/$DIR'],
  ['RUN chown -R $U:$U .', 'chown /quay app:app'],
  ['RUN chown -R $N .', ''],
  ['RUN mkdir $(cat x)', ''],
  ['RUN cd /opt && mkdir a', 'mkdir /opt/a'],
  ['RUN cd $N && mkdir a && mkdir /b', 'mkdir /b'],
  ['RUN DIR=/x; mkdir $DIR', ''],
  ['RUN for DIR in a b; do mkdir $DIR; done', ''],
  ['RUN export DIR=/x && mkdir $DIR', ''],
  ['RUN mkdir ~/x', 'mkdir /root/x'],
  ['RUN mkdir $HOME/x', 'mkdir /root/x'],
  ['RUN set -eux; \\\n  mkdir /a; \\\n  # comment\n  chown app /a', 'mkdir /a; chown /a app'],
  ['RUN ["mkdir", "/a"]', 'mkdir /a'],
  ['RUN ["sh", "-c", "mkdir /a"]', 'mkdir /a'],
  ['RUN sh -c "mkdir /a"', 'mkdir /a'],
  ['RUN sudo mkdir /a', 'mkdir /a'],
  ['RUN <<EOF\nmkdir /a\nrm -rf /a\nEOF', 'mkdir /a; remove /a'],
  ['RUN echo "mkdir /a"', ''],
  ['RUN cat <<EOF > /x\nmkdir /a\nEOF', ''],
  ['RUN test -d /a || mkdir /a', 'mkdir /a'],
];

for (const [run, expected] of OPERATIONS) {
  test(`operations of ${run}`, () => assert.is(operations(run), expected));
}

test('accounts and groups are read among other commands', () => {
  const { accounts, groups } = doings('RUN apt-get update && groupadd -g 900 app && useradd -r -u 1000 -g app app && echo done');
  assert.is(accounts.map(({ name, uid, group }) => `${name} ${uid} ${group}`).join(), 'app 1000 app');
  assert.is(groups.map(({ name, gid }) => `${name} ${gid}`).join(), 'app 900');
});

test('a name in a variable that the build may override stays as it is written', () => {
  const account = (run: string): string => doings(run).accounts.map(({ name, written }) => `${name} ${written}`).join();
  assert.is(account('RUN useradd $U'), 'app $U');
  assert.is(account('RUN useradd "${U}"'), 'app ${U}');
  assert.is(account('RUN useradd app'), 'app app');
  assert.is(account('RUN useradd $N'), '');
});

test('an account that a heredoc script creates counts, one that a text only mentions does not', () => {
  assert.is(doings('RUN <<EOF', 'useradd app', 'EOF').accounts.length, 1);
  assert.is(doings('RUN cat <<EOF > /setup.sh', 'useradd app', 'EOF').accounts.length, 0);
  assert.is(doings('RUN echo "useradd app"').accounts.length, 0);
});

test('files that redirects write are told', () => {
  const writes = (run: string): string => doings(run).commands.flatMap((command) => command.writes.map(({ path }) => path)).join();
  assert.is(writes('RUN echo a > b'), '/quay/b');
  assert.is(writes('RUN echo a >> $DIR/b 2>&1 < c'), '/srv/app/b');
  assert.is(writes('RUN echo a > $N'), '');
});

test('a command knows its user and whether it reads from a pipe', () => {
  const { commands } = doings('RUN curl x | sh', 'USER app', 'RUN a');
  assert.is(commands.map(({ program, user }) => `${program} ${user.kind}`).join('; '), 'curl root; sh root; a user');
});

test('text that is no shell is opaque', () => {
  assert.is(doings('RUN if').opaque.length, 1);
  assert.is(doings('RUN <<EOF', '#!/usr/bin/env python3', 'import os', 'EOF').opaque.length, 1);
  assert.is(doings('RUN a').opaque.length, 0);
});

test('values that grow without end are not known', () => {
  const { operations: all } = stageOf(lines('FROM debian:12', 'ENV A=/x', ...Array<string>(64).fill('ENV A=$A$A'), `RUN mkdir ${'$A'.repeat(1000)}`)).own;
  assert.is(all.filter((operation) => operation.kind === 'mkdir').length, 0);
});

test('a long command is cut where people read it', () => {
  const [command] = doings(`RUN echo ${'x'.repeat(500)}`).commands;
  assert.is(command?.text.length, 100);
});

test.run();
