import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EntryPart, StageFacts } from '../../src/facts/types.ts';
import { factsOf, lines, stageOf } from '../subject.ts';

function part(entry: EntryPart | undefined): string {
  if (entry === undefined) return '-';
  return entry.form === 'exec' ? entry.argv.join(' ') : `${entry.form}: ${entry.text}`;
}

function entry({ entry: { entrypoint, cmd } }: StageFacts): string {
  return `${part(entrypoint)} | ${part(cmd)}`;
}

const ENTRIES: readonly (readonly [name: string, entry: string, text: readonly string[]])[] = [
  ['of the image', 'docker-entrypoint.sh | node', ['FROM node:20']],
  ['CMD replaces CMD', 'docker-entrypoint.sh | node a', ['FROM node:20', 'CMD ["node", "a"]']],
  ["ENTRYPOINT clears the image's CMD", 'a | -', ['FROM node:20', 'ENTRYPOINT ["a"]']],
  ['a CMD before ENTRYPOINT stays', 'a | b', ['FROM node:20', 'CMD ["b"]', 'ENTRYPOINT ["a"]']],
  ['a CMD after ENTRYPOINT', 'a | b', ['FROM node:20', 'ENTRYPOINT ["a"]', 'CMD ["b"]']],
  ["ENTRYPOINT clears a lower stage's CMD", 'a | -', ['FROM debian:12 AS base', 'CMD ["b"]', 'FROM base', 'ENTRYPOINT ["a"]']],
  ["a lower stage's entry is inherited", 'a | b', ['FROM debian:12 AS base', 'ENTRYPOINT ["a"]', 'CMD ["b"]', 'FROM base']],
  ['an empty ENTRYPOINT resets', '- | -', ['FROM node:20', 'ENTRYPOINT []']],
  ['an empty CMD resets', 'docker-entrypoint.sh | -', ['FROM node:20', 'CMD []']],
  ['shell form', '- | shell: a && b', ['FROM alpine:3', 'CMD a && b']],
  ['a damaged array counts as repaired', '- | node a', ['FROM debian:12', "CMD ['node', 'a']"]],
  ['scratch has none', '- | -', ['FROM scratch']],
];

for (const [name, expected, text] of ENTRIES) {
  test(`entry: ${name}`, () => assert.is(entry(stageOf(lines(...text))), expected));
}

const WORKDIRS: readonly (readonly [workdir: string, text: readonly string[]])[] = [
  ['/', ['FROM debian:12']],
  ['/data', ['FROM redis:7']],
  ['/app', ['FROM debian:12', 'WORKDIR /app']],
  ['/var/lib/app', ['FROM debian:12', 'WORKDIR /var', 'WORKDIR lib/app']],
  ['/app', ['FROM debian:12', 'WORKDIR "/app"']],
  ['/app?', ['FROM debian:12', 'ARG D=/app', 'WORKDIR $D']],
  ['/app', ['FROM debian:12', 'ENV D=/app', 'WORKDIR $D']],
  ['unknown', ['FROM debian:12', 'ARG D', 'WORKDIR $D']],
  ['unknown', ['FROM debian:12', 'ARG D', 'WORKDIR $D', 'WORKDIR x']],
  ['/x', ['FROM debian:12', 'ARG D', 'WORKDIR $D', 'WORKDIR /x']],
  ['/app/x', ['FROM debian:12 AS base', 'WORKDIR /app', 'FROM base', 'WORKDIR x']],
];

for (const [expected, text] of WORKDIRS) {
  test(`working directory of ${text.join('; ')}`, () => {
    const { workdir } = stageOf(lines(...text));
    assert.is(workdir === undefined ? 'unknown' : `${workdir.path}${workdir.overridable ? '?' : ''}`, expected);
  });
}

const USERS: readonly (readonly [user: string, text: readonly string[]])[] = [
  ['root root', ['FROM debian:12']],
  ['user 65532', ['FROM gcr.io/distroless/static-debian12:nonroot']],
  ['user jenkins', ['FROM jenkins/jenkins']],
  ['unknown ', ['FROM example.org/team/unheard-of']],
  ['unknown ', ['FROM $IMAGE']],
  ['user app', ['FROM debian:12 AS base', 'USER app', 'FROM base']],
  ['root root', ['FROM debian:12 AS base', 'USER app', 'FROM debian:12', 'COPY --from=base /x /x']],
  ['root root', ['FROM jenkins/jenkins AS base', 'USER root', 'FROM base']],
  // The stage's name is no image.
  ['root root', ['FROM ubuntu:24.04 AS chainguard', 'USER root', 'FROM chainguard']],
  ['user 1654', ['FROM mcr.microsoft.com/dotnet/aspnet:8.0', 'USER $APP_UID']],
];

for (const [expected, text] of USERS) {
  test(`user of ${text.join('; ')}`, () => {
    const { user } = stageOf(lines(...text));
    assert.is(`${user.kind} ${user.text}`, expected);
  });
}

test('the state before an instruction is kept', () => {
  const stage = stageOf(lines('FROM debian:12', 'RUN a', 'USER app', 'WORKDIR /x', 'RUN b', 'USER root'));
  const [a, , , b] = stage.stage.instructions;
  const at = (instruction: typeof a): string => {
    const moment = instruction && stage.before.get(instruction);
    return `${moment?.user.text} ${moment?.workdir?.path}`;
  };
  assert.is(at(a), 'root /');
  assert.is(at(b), 'app /x');
});

test('only users that are not root are listed', () => {
  assert.is(stageOf(lines('FROM debian:12', 'USER root', 'USER app', 'USER 0', 'USER 1000')).own.users.map(({ user }) => user).join(), 'app,1000');
});

test('ports, volumes and ONBUILD are read', () => {
  const { ports, operations, onbuild } = stageOf(
    lines('FROM debian:12', 'ARG P=8080', 'EXPOSE 80/tcp 443 $P', 'WORKDIR /w', 'VOLUME /a b', 'VOLUME ["/c d"]', 'ONBUILD RUN x', 'ONBUILD USER app'),
  ).own;
  assert.is(ports.map(({ port }) => port).join(), '80,443,8080');
  assert.is(operations.filter(({ kind }) => kind === 'volume').map(({ path }) => path.path).join(), '/a,/b,/c d');
  assert.is(onbuild.length, 2);
});

test('ONBUILD changes nothing in the stage itself', () => {
  const stage = stageOf(lines('FROM debian:12', 'ONBUILD USER app', 'ONBUILD WORKDIR /x', 'ONBUILD CMD ["x"]'));
  assert.is(stage.user.kind, 'root');
  assert.is(stage.workdir?.path, '/');
});

test('Windows is told by image, platform and accounts', () => {
  assert.ok(stageOf('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n').windows);
  assert.ok(stageOf('FROM --platform=windows/amd64 example.org/x\n').windows);
  assert.ok(stageOf('FROM --platform=windows/amd64 example.org/x AS base\nFROM base\n').windows);
  assert.ok(stageOf('FROM example.org/x\nUSER ContainerAdministrator\n').windows);
  assert.ok(stageOf('FROM example.org/x AS base\nUSER ContainerUser\nFROM base\n').windows);
  assert.not.ok(stageOf('FROM --platform=linux/amd64 debian:12\n').windows);
});

test('SHELL is inherited', () => {
  assert.is(stageOf(lines('FROM debian:12 AS base', 'SHELL ["/bin/bash", "-c"]', 'FROM base')).shell.join(' '), '/bin/bash -c');
  assert.is(stageOf('FROM debian:12\n').shell.join(' '), '/bin/sh -c');
});

test('a stage lists only what it does itself', () => {
  const [base, child] = factsOf(lines('FROM debian:12 AS base', 'RUN useradd app', 'FROM base', 'RUN useradd other')).stages;
  assert.is(base?.own.accounts.map(({ name }) => name).join(), 'app');
  assert.is(child?.own.accounts.map(({ name }) => name).join(), 'other');
});

test.run();
