import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chownWorkdir } from '../../transforms/chown-workdir.ts';
import { analyse } from '../../src/rewrite/analyse.ts';
import type { Finding, Policy } from '../../src/rewrite/types.ts';
import { dockerfile, lines, POLICY, shown } from '../subject.ts';

function findings(text: readonly string[], policy: Partial<Policy> = {}): readonly Finding[] {
  const file = dockerfile(lines(...text));
  const whole = { ...POLICY, ...policy };
  const { facts, outcomes } = analyse(file, whole, undefined);
  return chownWorkdir.run({ file, facts, outcomes, policy: whole });
}

/** What is inserted. */
function inserted(...text: readonly string[]): string {
  return findings(text).flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits)).map((edit) => edit.text.trim()).join('; ');
}

test('gives the directories right above USER', () => {
  assert.is(inserted('FROM node:20', 'WORKDIR /app', 'CMD ["node", "x"]'), 'RUN chown -R node:node /app');
});

test('gives several in one RUN', () => {
  assert.match(inserted('FROM node:20', 'WORKDIR /app', 'RUN mkdir -p /var/lib/x', 'CMD ["node", "x"]'), /^RUN chown -R node:node \/app \/var\/lib\/x$/);
});

test('leaves what is owned already, and what nobody may own', () => {
  assert.is(inserted('FROM node:20', 'WORKDIR /app', 'RUN chown -R node /app', 'CMD ["node", "x"]'), '');
  assert.is(inserted('FROM node:20', 'WORKDIR /usr/src', 'CMD ["node", "x"]'), '');
  assert.is(inserted('FROM node:20', 'CMD ["node", "x"]'), '');
});

test('uses --chown where no shell can chown', () => {
  assert.is(inserted('FROM scratch', 'WORKDIR /app', 'COPY a b /app/', 'CMD ["/app/a"]'), '--chown=65532:65532');
});

test('by the way that the policy wants it', () => {
  const text = ['FROM node:20', 'WORKDIR /app', 'COPY a b /app/', 'CMD ["node", "x"]'];
  const edits = (ownership: 'copy' | 'none'): string =>
    findings(text, { ownership }).flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits)).map((edit) => edit.text.trim()).join('; ');
  assert.is(edits('copy'), 'RUN chown node:node /app; --chown=node:node');
  assert.is(edits('none'), '');
  const [finding] = findings(['FROM node:20', 'WORKDIR /app', 'RUN chown -R node /app', 'COPY a b /app/', 'CMD ["node", "x"]'], { ownership: 'copy' });
  assert.is(finding?.message, 'gives what COPY and ADD bring to node');
});

test('names the directories, with evidence', () => {
  const [finding] = findings(['FROM node:20', 'WORKDIR /app', 'CMD ["node", "x"]']);
  assert.match(finding?.message ?? '', '/app');
  assert.match(finding?.evidence[0]?.text ?? '', 'WORKDIR /app');
  assert.is(finding?.level, 'safe');
});

test('is left out, with its reason, where another part is', () => {
  assert.is(shown(findings(['FROM node:20', 'WORKDIR /app', 'CMD ["node", "x"]'], { skip: ['set-user'] })), 'chown-workdir manual part-left-out');
});

test.run();
