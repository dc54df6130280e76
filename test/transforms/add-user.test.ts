import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addUser } from '../../transforms/add-user.ts';
import { analyse } from '../../src/rewrite/analyse.ts';
import type { Finding, Policy } from '../../src/rewrite/types.ts';
import { dockerfile, lines, POLICY, shown } from '../subject.ts';

function findings(text: readonly string[], policy: Partial<Policy> = {}): readonly Finding[] {
  const file = dockerfile(lines(...text));
  const whole = { ...POLICY, ...policy };
  const { facts, outcomes } = analyse(file, whole, undefined);
  return addUser.run({ file, facts, outcomes, policy: whole });
}

/** What is inserted. */
function inserted(...text: readonly string[]): string {
  return findings(text).flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits)).map((edit) => edit.text.trim()).join('; ');
}

test('creates a group and a user with the tool of the image', () => {
  assert.is(inserted('FROM debian:12', 'COPY x /', 'CMD ["/x"]'), 'RUN groupadd -r app && useradd -r -s /bin/false -g app app');
  assert.is(inserted('FROM alpine:3', 'COPY x /', 'CMD ["/x"]'), 'RUN addgroup -S app && adduser -S -D -H -s /bin/false -G app app');
});

test('creates nothing where an identity exists, or where nothing can be created', () => {
  assert.is(inserted('FROM node:20', 'CMD ["node"]'), '');
  assert.is(inserted('FROM debian:12', 'RUN useradd app', 'CMD ["/x"]'), '');
  assert.is(inserted('FROM scratch', 'CMD ["/x"]'), '');
  assert.is(inserted('FROM debian:12', 'USER app', 'CMD ["/x"]'), '');
});

test('each runtime stage gets its own user', () => {
  const found = findings(['FROM debian:12 AS web', 'CMD ["/x"]', 'FROM alpine:3 AS worker', 'CMD ["/y"]']);
  assert.is(found.map(({ level, place }) => `${level} ${place.line}`).join(), 'safe 2,safe 4');
});

test('a stage that needs a person gets none', () => {
  assert.is(findings(['FROM debian:12', 'CMD ["cron"]']).length, 0);
});

test('a hazard of the stage is the level of every part', () => {
  assert.is(shown(findings(['FROM debian:12', 'EXPOSE 80', 'CMD ["/x"]'])), 'add-user unsafe low-port');
});

test('the name comes from policy', () => {
  const [finding] = findings(['FROM debian:12', 'CMD ["/x"]'], { user: 'web' });
  assert.match(finding?.message ?? '', 'web');
  assert.is(finding?.place.line, 2);
});

test.run();
