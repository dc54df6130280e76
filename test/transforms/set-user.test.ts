import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { setUser } from '../../transforms/set-user.ts';
import { analyse } from '../../src/rewrite/analyse.ts';
import type { Finding, Policy } from '../../src/rewrite/types.ts';
import { dockerfile, lines, POLICY, shown } from '../subject.ts';

function findings(text: readonly string[], policy: Partial<Policy> = {}): readonly Finding[] {
  const file = dockerfile(lines(...text));
  const whole = { ...POLICY, ...policy };
  const { facts, outcomes } = analyse(file, whole, undefined);
  return setUser.run({ file, facts, outcomes, policy: whole });
}

/** What is inserted. */
function inserted(...text: readonly string[]): string {
  return findings(text).flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits)).map((edit) => edit.text.trim()).join('; ');
}

test('puts USER before the entry', () => {
  assert.is(inserted('FROM node:20', 'CMD ["node"]'), 'USER node');
  assert.is(inserted('FROM scratch', 'CMD ["/x"]'), 'USER 65532:65532');
});

test('goes back to the user that was in force', () => {
  assert.is(inserted('FROM debian:12', 'USER app', 'USER root', 'RUN x', 'CMD ["/x"]'), 'USER app');
  assert.is(inserted('FROM jenkins/jenkins', 'USER root', 'RUN x'), 'USER jenkins');
});

test('says of each stage what a person must decide, and where', () => {
  const found = findings(['FROM debian:12 AS cron', 'CMD ["cron"]', 'FROM debian:12', 'RUN useradd a && useradd b', 'CMD ["/x"]']);
  assert.is(shown(found), 'set-user manual root-daemon, set-user manual ambiguous-user');
  assert.is(found.map(({ place }) => place.line).join(), '2,4');
});

test('says of swallowed instructions in stages that are not run, once each', () => {
  const swallowed = ['RUN x \\', '', 'USER app'];
  assert.is(shown(findings(['FROM debian:12 AS build', ...swallowed, 'FROM node:20', 'USER node'])), 'set-user manual swallowed-instruction');
  assert.is(shown(findings(['FROM debian:12', ...swallowed, 'CMD ["/x"]'])), 'set-user manual swallowed-instruction');
});

test('leaves what is clean', () => {
  assert.is(findings(['FROM debian:12', 'USER app', 'CMD ["/x"]']).length, 0);
  assert.is(findings(['FROM postgres:16']).length, 0);
  assert.is(inserted('FROM debian:12', 'USER app', 'CMD ["/x"]'), '');
});

test('policy names the user', () => {
  assert.match(findings(['FROM debian:12', 'CMD ["/x"]'], { user: 'web' })[0]?.message ?? '', 'web');
});

test.run();
