import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { freeIds } from '../../../src/plan/identity/free-ids.ts';
import type { Policy } from '../../../src/rewrite/types.ts';
import { judgedOf, lines, subjectOf } from '../../subject.ts';

/** `uid gid group`, and what is said of the others. */
function ids(policy: Partial<Policy>, ...text: readonly string[]): string {
  const { uid, gid, group, remarks } = freeIds(subjectOf(lines(...text), { policy }));
  return [`${uid} ${gid} ${group}`, ...remarks].join('; ');
}

test('ids that are free', () => {
  assert.is(ids({}, 'FROM debian:12'), 'undefined undefined undefined');
  assert.is(ids({ uid: 10001, gid: 10002 }, 'FROM debian:12'), '10001 10002 undefined');
  assert.is(ids({ uid: 1000, gid: 1000 }, 'FROM ubuntu:22.04'), '1000 1000 undefined');
});

test('a uid that is taken is left to the tool', () => {
  assert.is(ids({ uid: 1000 }, 'FROM ubuntu:24.04'), 'undefined undefined undefined; --uid 1000 is not used: the user ubuntu has it');
  assert.is(ids({ uid: 700 }, 'FROM debian:12', 'RUN useradd -u 700 svc'), 'undefined undefined undefined; --uid 700 is not used: the user svc has it');
  assert.is(ids({ uid: 33 }, 'FROM debian:12'), 'undefined undefined undefined; --uid 33 is not used: an account of the system has it');
  assert.is(ids({ uid: 65534 }, 'FROM debian:12'), 'undefined undefined undefined; --uid 65534 is not used: an account of the system has it');
});

test('a group that has the gid takes the user in, unless the policy names another', () => {
  assert.is(ids({ gid: 1000 }, 'FROM ubuntu:24.04'), 'undefined undefined ubuntu');
  assert.is(ids({ gid: 1000, group: 'ubuntu' }, 'FROM ubuntu:24.04'), 'undefined undefined ubuntu');
  assert.is(ids({ gid: 1000, group: 'web' }, 'FROM ubuntu:24.04'), 'undefined undefined undefined; --gid 1000 is not used: the group ubuntu has it');
  assert.is(ids({ gid: 700 }, 'FROM debian:12', 'RUN groupadd -g 700 crew'), 'undefined undefined crew');
  assert.is(ids({ gid: 700 }, 'FROM debian:12', 'RUN useradd -u 700 svc'), 'undefined undefined svc');
  assert.is(ids({ gid: 0 }, 'FROM debian:12'), 'undefined undefined root');
  assert.is(ids({ gid: 100 }, 'FROM debian:12'), 'undefined undefined undefined; --gid 100 is not used: the image has a group with it');
});

test('an identity that exists says which options it leaves out', () => {
  const said = (policy: Partial<Policy>, ...text: readonly string[]): string => judgedOf(lines(...text), { policy }).identity.evidence.text;
  assert.is(said({ uid: 10001 }, 'FROM node:22'), 'node:22 has the user node; --uid 10001 is not used: the user node exists');
  assert.is(said({ uid: 1, gid: 2, group: 'x' }, 'FROM node:22'), 'node:22 has the user node; --uid 1, --gid 2 and --group x are not used: the user node exists');
  assert.is(said({ uid: 1000, gid: 1000 }, 'FROM node:22'), 'node:22 has the user node');
  assert.is(said({ uid: 1234 }, 'FROM debian:12', 'USER 1234', 'USER root'), 'USER 1234 was in force before');
  assert.is(said({ uid: 700 }, 'FROM debian:12', 'RUN useradd -u 700 svc'), 'useradd -u 700 svc');
  assert.is(said({ uid: 5 }, 'FROM scratch'), 'scratch has no tool that creates users');
});

test.run();
