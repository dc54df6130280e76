import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lines, rewritten, shown } from '../subject.ts';
import type { Setting } from '../subject.ts';

/** `code line` of each note but for why a stage is left alone. */
function said(text: string, setting: Setting = {}): string {
  const { notes } = rewritten(text, setting);
  return notes.filter(({ code }) => code !== 'non-root' && code !== 'base-non-root').map(({ code, place }) => `${code} ${place.line}`).join(', ');
}

const ROOT_OWNED = lines('FROM node:22-slim', 'WORKDIR /menu', 'USER node', 'COPY . .', 'CMD ["node", "menu.js"]');

test('a remark changes neither the file nor its status', () => {
  const { status, before, after, findings } = rewritten(ROOT_OWNED);
  assert.is(status, 'clean');
  assert.is(after, before);
  assert.is(findings.length, 0);
  assert.is(said(ROOT_OWNED), 'root-owned-copy 4');
});

test('several remarks of one stage come in a fixed order', () => {
  const text = lines('FROM debian:12', 'RUN useradd -G audio app && useradd -r deploy', 'WORKDIR /srv/x', 'USER app:app', 'COPY . .', 'CMD ["/usr/bin/env"]');
  assert.is(said(text), 'root-owned-copy 5, drops-groups 4, unused-account 2');
});

test('a stage that is changed gets none', () => {
  const text = lines('FROM node:22-slim', 'WORKDIR /menu', 'USER node', 'COPY . .', 'USER root', 'CMD ["node", "menu.js"]');
  assert.is(rewritten(text).status, 'changed');
  assert.is(said(text), '');
});

test('names of owners on scratch are told even where the stage is changed', () => {
  const text = lines('FROM scratch', 'COPY --chown=buoy data /data', 'COPY buoy /buoy', 'ENTRYPOINT ["/buoy"]');
  assert.is(rewritten(text).status, 'changed');
  assert.is(said(text), 'name-without-passwd 2');
});

test('a stage that drops privileges gets none', () => {
  const text = lines('FROM debian:12', 'RUN useradd app && useradd deploy', 'ENTRYPOINT ["gosu", "app", "tariff"]');
  assert.is(said(text), 'drops-privileges 3');
});

test('a builder gets none', () => {
  assert.is(said(lines('FROM node:22 AS build', 'WORKDIR /b', 'USER node', 'COPY . .', 'FROM node:22-slim', 'USER node', 'CMD ["node"]')), '');
});

test('Windows gets none', () => {
  const text = lines('FROM registry.example.com/windows/app', 'WORKDIR /menu', 'USER ContainerUser', 'COPY . .', 'CMD ["menu.exe"]');
  assert.is(rewritten(text).status, 'skipped');
  assert.is(said(text), 'windows 1');
});

test('lines that two stages share are told of once', () => {
  const text = lines('FROM node:22-slim AS base', 'WORKDIR /menu', 'USER node', 'COPY . .', 'FROM base AS web', 'CMD ["node", "web.js"]', 'FROM base', 'CMD ["node", "jobs.js"]');
  assert.is(said(text), 'root-owned-copy 4');
});

test('a comment waives a remark', () => {
  assert.is(said(ROOT_OWNED.replace('COPY', '# unroot ignore=root-owned-copy read-only\nCOPY')), '');
});

const UNSTARTABLE = lines('FROM scratch', 'COPY buoy /buoy', 'USER buoy', 'ENTRYPOINT ["/buoy"]');

test('a user that cannot be looked up is for a person', () => {
  const { status, findings } = rewritten(UNSTARTABLE);
  assert.is(status, 'manual');
  assert.is(shown(findings), 'set-user manual name-without-passwd');
});

test('it is not told where set-user is left out', () => {
  assert.is(rewritten(UNSTARTABLE, { policy: { skip: ['set-user'] } }).findings.length, 0);
});

test.run();
