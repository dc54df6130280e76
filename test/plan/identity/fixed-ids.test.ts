import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withFixedIds } from '../../../src/plan/identity/fixed-ids.ts';
import type { Policy } from '../../../src/rewrite/types.ts';
import { judgedOf, lines } from '../../subject.ts';

function fixed(policy: Partial<Policy>, ...text: readonly string[]): string {
  const judged = judgedOf(lines(...text), { policy });
  const { create } = withFixedIds(judged, judged.identity);
  return create === undefined ? 'exists' : `${create.uid}:${create.gid}`;
}

test('a new user gets numbers: those of the policy, else 10001', () => {
  assert.is(fixed({}, 'FROM debian:12'), '10001:10001');
  assert.is(fixed({ uid: 2000 }, 'FROM debian:12'), '2000:2000');
  assert.is(fixed({ gid: 3000 }, 'FROM debian:12'), '10001:3000');
});

test('not where it exists, or where the number is taken', () => {
  assert.is(fixed({}, 'FROM node:22'), 'exists');
  assert.is(fixed({ user: 'web' }, 'FROM debian:12', 'RUN useradd -u 10001 svc'), 'undefined:undefined');
});

test.run();
