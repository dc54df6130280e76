import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rootOwnedCopy } from '../../src/remarks/root-owned-copy.ts';
import { lines, must, subjectOf } from '../subject.ts';
import { remarkTests } from './checks.ts';
import { endsSoon } from '../ends-soon.ts';

const APP = ['FROM debian:12', 'RUN useradd app', 'WORKDIR /srv/tariff', 'USER app'];
const AS_ROOT = ['FROM node:22 AS build', 'WORKDIR /build', 'COPY . .', 'RUN npm ci', 'FROM node:22-slim', 'WORKDIR /menu'];

remarkTests(rootOwnedCopy, [
  ['COPY behind USER', '5', [...APP, 'COPY . .']],
  ['ADD behind USER', '5', [...APP, 'ADD . .']],
  ['a heredoc', '5', [...APP, 'COPY <<EOF x.ini', 'a', 'EOF']],
  ['several are said once', '5', [...APP, 'COPY a .', 'COPY b .']],
  ['behind a number', '3', ['FROM debian:12', 'USER 1000', 'COPY . /app', 'WORKDIR /app']],
  ['behind the USER of the stage below', '6', [...APP, 'FROM debian:12 AS other', 'COPY . .', 'USER app'].map((line, at) => (at === 4 ? 'FROM stage' : at === 0 ? `${line} AS stage` : line))],
  ['in the stage below', '5', [...APP.map((line, at) => (at === 0 ? `${line} AS base` : line)), 'COPY . .', 'FROM base', 'CMD ["a"]']],
  ['with an owner', '', [...APP, 'COPY --chown=app . .']],
  ['with root as owner, on purpose', '', [...APP, 'COPY --chown=root:root . .']],
  ['before USER', '', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'USER 1000']],
  ['behind USER root', '', [...APP, 'USER root', 'COPY . .', 'USER app']],
  ['outside the application directory', '', [...APP, 'COPY tariff /usr/local/bin/']],
  ['without an application directory', '', ['FROM debian:12', 'USER 1000', 'COPY tariff /usr/local/bin/']],
  ['into a directory that only the build knows', '', ['FROM debian:12', 'ARG D', 'WORKDIR $D', 'USER 1000', 'COPY . .']],
  ['behind the user of the image', '', ['FROM jupyter/base-notebook', 'WORKDIR /home/jovyan/work', 'COPY . .']],
  ['a later chown', '', [...APP, 'COPY . .', 'USER root', 'RUN chown -R app .', 'USER app']],
  ['a chown before', '6', [...APP, 'RUN chown -R app .', 'COPY . .']],
  ['a file that root takes away again', '', [...APP, 'COPY key .', 'RUN rm key']],
  ['a stage that root made it in', '8', [...AS_ROOT, 'USER node', 'COPY --from=build /build/dist .']],
  ['the same, outside the working directory', '', [...AS_ROOT, 'WORKDIR /menu/server', 'USER node', 'COPY --from=build /build/dist /menu/client']],
  ['an image', '', [...AS_ROOT, 'USER node', 'COPY --from=nginx:1 /etc/nginx .']],
]);

test('it tells the directory, the user and the flag that helps', () => {
  const [note] = rootOwnedCopy(subjectOf(lines(...APP, 'COPY . .')));
  assert.is(
    must(note, 'note').message,
    'COPY behind USER app leaves files of root in /srv/tariff, which app can read but not write; --chown=app gives them to it',
  );
});

test('it tells a mode that opens the files to everybody', () => {
  const [note] = rootOwnedCopy(subjectOf(lines(...APP, 'COPY --chmod=777 . .')));
  assert.match(must(note, 'note').message, 'chmod lets everybody write them; --chown=app is enough');
});

test('of very many, only the first are shown, and it stays quick', () => {
  const many = Array.from({ length: 4000 }, (_, at) => `COPY f${at} .`);
  endsSoon(() => {
    const [note] = rootOwnedCopy(subjectOf(lines(...APP, ...many)));
    assert.is(must(note, 'note').evidence.length, 10);
  });
});

test.run();
