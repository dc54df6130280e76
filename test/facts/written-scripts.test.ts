import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, stageOf } from '../subject.ts';

/** The accounts that a stage creates. */
function accounts(...text: readonly string[]): string {
  return stageOf(lines('FROM debian:12', ...text)).own.accounts.map(({ name }) => name).join();
}

const SETUP = ['#!/bin/sh', 'useradd app', 'EOF'];

const CASES: readonly (readonly [name: string, accounts: string, text: readonly string[]])[] = [
  ['a copied heredoc that a shell runs', 'app', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN sh /setup.sh']],
  ['one that runs by itself', 'app', ['COPY --chmod=755 <<EOF /setup.sh', ...SETUP, 'RUN /setup.sh']],
  ['one in a directory', 'app', ['COPY <<setup.sh /opt/', '#!/bin/sh', 'useradd app', 'setup.sh', 'RUN bash -e /opt/setup.sh']],
  ['a relative path', 'app', ['WORKDIR /opt', 'COPY <<EOF setup.sh', ...SETUP, 'RUN ./setup.sh']],
  ['behind cd', 'app', ['COPY <<EOF /opt/setup.sh', ...SETUP, 'RUN cd /opt && ./setup.sh']],
  ['an array', 'app', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN ["/setup.sh"]']],
  ['one that a RUN writes', 'app', ['RUN cat > /setup.sh <<EOF', ...SETUP, 'RUN sh /setup.sh']],
  ['one that the same RUN writes', 'app', ["RUN echo 'useradd app' > /setup.sh && sh /setup.sh"]],
  ['one that several commands write', 'app', ["RUN echo '#!/bin/sh' > /setup.sh", "RUN echo 'useradd app' >> /setup.sh", 'RUN sh /setup.sh']],
  ['one that is only written', '', ['COPY <<EOF /setup.sh', ...SETUP]],
  ['one that runs before it is written', '', ['RUN sh /setup.sh', 'COPY <<EOF /setup.sh', ...SETUP]],
  ['one that is overwritten', '', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN curl -fsSL https://example.com > /setup.sh', 'RUN sh /setup.sh']],
  ['one that unknown text is added to', '', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN env >> /setup.sh', 'RUN sh /setup.sh']],
  ['one for another program', '', ['COPY <<EOF /setup.py', '#!/usr/bin/env python3', 'useradd app', 'EOF', 'RUN /setup.py']],
  ['one that runs twice is told once', 'app', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN sh /setup.sh', 'RUN sh /setup.sh']],
  ['one that calls another', 'app', ['COPY <<EOF /a.sh', ...SETUP, 'COPY <<EOF /b.sh', 'sh /a.sh', 'EOF', 'RUN sh /b.sh']],
  ['one that calls itself', 'app', ['COPY <<EOF /a.sh', 'useradd app', 'sh /a.sh', 'EOF', 'RUN sh /a.sh']],
  ['one that is sourced', 'app', ['COPY <<EOF /a.sh', 'useradd app', 'EOF', 'RUN . /a.sh']],
  ['a file that only looks like it', '', ['COPY <<EOF /setup.sh', ...SETUP, 'RUN cat /setup.sh']],
];

for (const [name, expected, text] of CASES) {
  test(`${name}: ${expected || 'nothing'}`, () => assert.is(accounts(...text), expected));
}

test('what the script does to files counts from where it runs', () => {
  const { own } = stageOf(lines('FROM debian:12', 'COPY <<EOF /setup.sh', 'mkdir data && chown app data', 'EOF', 'WORKDIR /srv', 'RUN sh /setup.sh'));
  assert.is(own.operations.filter(({ kind }) => kind === 'mkdir' || kind === 'chown').map(({ kind, path }) => `${kind} ${path.path}`).join(), 'mkdir /srv/data,chown /srv/data');
});

test('a script that nobody can read makes its RUN opaque', () => {
  assert.is(stageOf(lines('FROM debian:12', 'COPY <<EOF /setup.sh', 'if', 'EOF', 'RUN sh /setup.sh')).own.opaque.length, 1);
});

test('scripts that call each other in a long chain end', () => {
  const chain = Array.from({ length: 2000 }, (_, at) => [`COPY <<EOF /s${at}.sh`, `sh /s${at + 1}.sh`, 'EOF']).flat();
  assert.ok(stageOf(lines('FROM debian:12', ...chain, 'RUN sh /s0.sh')).own.commands.length < 20);
});

test.run();
