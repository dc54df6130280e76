import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ALONE } from '../../src/context/surroundings.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { isWritten } from '../../src/rewrite/selection.ts';
import type { Policy } from '../../src/rewrite/types.ts';
import { lines, POLICY, rewritten, shown } from '../subject.ts';

const SAFE = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]');
const SAFE_AFTER = lines('FROM node:20', 'WORKDIR /app', 'COPY . .', 'RUN chown -R node:node /app', 'USER node', 'CMD ["node", "a.js"]');
const UNSAFE = lines('FROM node:20', 'EXPOSE 80', 'CMD ["node", "a.js"]');
const MANUAL = lines('FROM debian:12', 'CMD ["cron", "-f"]');

const STATUSES: readonly (readonly [status: string, text: string, policy?: Partial<Policy>])[] = [
  ['changed', SAFE],
  ['held-back', UNSAFE],
  ['changed', UNSAFE, { unsafe: true }],
  ['manual', MANUAL],
  ['manual', MANUAL, { unsafe: true }],
  ['clean', lines('FROM node:20', 'USER node', 'CMD ["node"]')],
  ['clean', lines('FROM debian:12', 'ENTRYPOINT ["gosu", "app", "x"]')],
  ['skipped windows', lines('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', 'CMD ["x"]')],
  ['skipped export-only', lines('FROM scratch', 'COPY x /')],
  ['skipped template', lines('FROM {{ base }}', 'CMD ["x"]')],
  ['skipped not-a-dockerfile', lines('# nothing')],
  ['skipped empty', ''],
  ['skipped binary', 'FROM a\0\n'],
  ['skipped lone-carriage-return', 'FROM a\rCMD x\n'],
  ['skipped structure-unclear', lines('FROM a', 'BOGUS x')],
  ['skipped structure-unclear', lines('FROM a', 'CMD ["a", 1]')],
];

for (const [status, text, policy = {}] of STATUSES) {
  test(`${JSON.stringify(text.slice(0, 60))} ${JSON.stringify(policy)}: ${status}`, () => {
    const result = rewritten(text, { policy });
    assert.is([result.status, ...(result.reason === undefined ? [] : [result.reason.code])].join(' '), status);
    assert.is(result.before, text);
    assert.is(result.after === text, result.status !== 'changed');
  });
}

test('a safe plan is written, and a second run changes nothing', () => {
  assert.is(rewritten(SAFE).after, SAFE_AFTER);
  assert.is(rewritten(SAFE_AFTER).after, SAFE_AFTER);
  assert.is(rewritten(SAFE_AFTER).status, 'clean');
});

test('what is clean says why', () => {
  assert.is(rewritten(lines('FROM jenkins/jenkins')).notes.map(({ code }) => code).join(), 'base-non-root');
});

test('the worst stage gives the status, safe stages are written all the same', () => {
  const text = lines('FROM debian:12 AS cron', 'CMD ["cron", "-f"]', 'FROM node:20', 'CMD ["node", "a.js"]');
  const result = rewritten(text);
  assert.is(result.status, 'manual');
  assert.is(result.after, lines('FROM debian:12 AS cron', 'CMD ["cron", "-f"]', 'FROM node:20', 'USER node', 'CMD ["node", "a.js"]'));
});

test('a repaired array is written beside a stage that is held back', () => {
  const result = rewritten(lines('FROM node:20', 'EXPOSE 80', "CMD ['node', 'a.js']"));
  assert.is(result.status, 'held-back');
  assert.is(result.after, lines('FROM node:20', 'EXPOSE 80', 'CMD ["node", "a.js"]'));
});

test('--only and --skip leave a stage alone whose plan needs more', () => {
  for (const policy of [{ only: ['set-user'] }, { skip: ['chown-workdir'] }, { only: ['add-user', 'set-user'] }] as const) {
    const result = rewritten(SAFE, { policy });
    assert.is(result.status, 'manual', JSON.stringify(policy));
    assert.is(result.after, SAFE);
    assert.ok(result.findings.every(({ code }) => code === 'part-left-out'));
  }
  assert.is(rewritten(SAFE, { policy: { skip: ['add-user'] } }).after, SAFE_AFTER);
  assert.is(rewritten(SAFE, { policy: { only: ['chown-workdir', 'set-user'] } }).after, SAFE_AFTER);
  assert.is(rewritten(SAFE, { policy: { only: ['exec-quotes'] } }).status, 'clean');
});

test('the build context decides on entry scripts', () => {
  const text = lines('FROM node:20', 'COPY e.sh /', 'CMD ["/e.sh"]');
  assert.is(rewritten(text).status, 'held-back');
  assert.is(rewritten(text, { files: { 'e.sh': '#!/bin/sh\nexec node a.js\n' } }).status, 'changed');
  assert.is(rewritten(text, { files: { 'e.sh': '#!/bin/sh\nchown -R node /x\n' } }).status, 'manual');
});

test('the name of a file may tell a template', () => {
  const result = rewriteText({ path: 'Dockerfile.j2', text: SAFE, policy: POLICY, surroundings: ALONE });
  assert.is(result.reason?.code, 'template');
});

test('what is written follows level and policy', () => {
  const written = (text: string, unsafe: boolean): string => shown(rewritten(text, { policy: { unsafe } }).findings.filter((finding) => isWritten(finding, { ...POLICY, unsafe })));
  assert.is(written(UNSAFE, false), '');
  assert.is(written(UNSAFE, true), 'set-user unsafe low-port');
  assert.is(written(MANUAL, true), '');
});

test('bytes outside the edits stay: BOM, CRLF, no final newline', () => {
  const odd = `\uFEFF${SAFE.replaceAll('\n', '\r\n').slice(0, -2)}`;
  assert.is(rewritten(odd).after, `\uFEFF${SAFE_AFTER.replaceAll('\n', '\r\n').slice(0, -2)}`);
});

test.run();
