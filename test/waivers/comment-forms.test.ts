import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readWaiverComment } from '../../src/waivers/comment-forms.ts';
import { endsSoon } from '../ends-soon.ts';

function shown(text: string): string {
  const read = readWaiverComment(text);
  return read === undefined ? 'none' : `${read.scope} ${read.names.join('+')}${read.own ? '' : ' (foreign)'}`;
}

const USER = 'next set-user (foreign)';
const FILE = 'file set-user (foreign)';

const FORMS: readonly (readonly [text: string, read: string])[] = [
  ['# unroot ignore=set-user', 'next set-user'],
  ['#unroot ignore=low-port the port is published as 8080', 'next low-port'],
  ['## unroot ignore = all', 'next all'],
  ['# unroot ignore=low-port,explicit-root', 'next low-port+explicit-root'],
  ['# unroot ignore=low-port, explicit-root because we must', 'next low-port+explicit-root'],
  ['# unroot stage ignore=set-user', 'stage set-user'],
  ['# unroot global ignore=set-user reason', 'file set-user'],
  ['#\tunroot\tignore=set-user', 'next set-user'],
  ['# unroot ignore=no-such-thing', 'next no-such-thing'],
  ['# unroot ignore set-user', 'none'],
  ['# unroot ignore=', 'none'],
  ['# unroot everywhere ignore=set-user', 'none'],
  ['# see unroot ignore=set-user', 'none'],
  ['# unrooted ignore=set-user', 'none'],
  ['# ignore=set-user', 'none'],

  ['# hadolint ignore=DL3002', USER],
  ['# hadolint ignore=DL3008,DL3002', USER],
  ['# hadolint stage ignore=DL3002', 'stage set-user (foreign)'],
  ['# hadolint global ignore=DL3002', FILE],
  ['# hadolint ignore=DL3008', 'none'],
  ['# hadolint ignore=DL30021', 'none'],
  ['# hadolint shell=bash', 'none'],

  ['# nosemgrep', USER],
  ['#nosemgrep', USER],
  ['# NOSEMGREP', USER],
  ['# nosem', USER],
  ['# nosemgrep: dockerfile.security.missing-user.missing-user', USER],
  ['# nosemgrep:last-user-is-root, other', USER],
  ['# nosemgrep because of the port', USER],
  ['# nosemgrep: dockerfile.security.no-sudo-in-dockerfile', 'none'],
  ['# nosemgreppy', 'none'],
  ['# nosemgrep-rules are in .semgrep', 'none'],

  ['# checkov:skip=CKV_DOCKER_3: needs root', FILE],
  ['#checkov:skip=CKV_DOCKER_3', FILE],
  ['# checkov:skip=CKV_DOCKER_8:the last user is root', FILE],
  ['# checkov:skip=CKV_DOCKER_2', 'none'],
  ['# checkov:skip=CKV_DOCKER_31', 'none'],

  ['# trivy:ignore:DS-0002', FILE],
  ['#trivy:ignore:AVD-DS-0002', FILE],
  ['# trivy:ignore:DS002 exp:2027-01-01', FILE],
  ['# tfsec:ignore:avd-ds-0002', FILE],
  ['# trivy:ignore:AVD-DS-0001', 'none'],
  ['# trivy:ignore:DS-00021', 'none'],

  ['# syntax=docker/dockerfile:1', 'none'],
  ['#', 'none'],
];

for (const [text, read] of FORMS) {
  test(`${text}: ${read}`, () => assert.is(shown(text), read));
}

test('long comments cost little', () => {
  const many = 1_000_000;
  const texts = [`# unroot ignore=a${' '.repeat(many)}b`, '#'.repeat(many), `#${' '.repeat(many)}x`, `# unroot ${' '.repeat(many)}`, `# unroot ignore=a${' ,'.repeat(many)}`];
  for (const text of texts) endsSoon(() => shown(text), text);
  assert.is(shown(`# unroot ignore=a${' '.repeat(many)}b`), 'next a');
  assert.is(shown('#'.repeat(many)), 'none');
  assert.is(shown(`#${' '.repeat(many)}x`), 'none');
  assert.is(shown(`# unroot ${' '.repeat(many)}`), 'none');
  assert.is(shown(`# unroot ignore=a${' ,'.repeat(many)}`), 'next a');
});

test.run();
