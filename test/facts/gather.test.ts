import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { factsOf, lines, stageOf } from '../subject.ts';

function user(...text: readonly string[]): string {
  const fact = stageOf(lines(...text)).user;
  return `${fact.kind} ${fact.text}`;
}

test('a global ARG is in force where a stage declares it, and in FROM', () => {
  assert.is(user('ARG U=app', 'FROM debian:12', 'ARG U', 'USER $U'), 'user app');
  assert.is(user('ARG U=app', 'FROM debian:12', 'USER $U'), 'unknown $U');
  assert.is(user('ARG U', 'FROM debian:12', 'ARG U', 'USER $U'), 'unknown $U');
  assert.is(user('ARG A=app', 'ARG U=$A', 'FROM debian:12', 'ARG U', 'USER $U'), 'user app');
  assert.is(stageOf(lines('ARG V=12', 'FROM debian:$V')).rootImage.image?.image, 'debian');
  assert.is(stageOf(lines('ARG I=debian', 'FROM ${I:-alpine}:12')).rootImage.image?.image, 'debian');
});

test('an image whose name depends on an ARG without default is not known', () => {
  const { base } = stageOf(lines('ARG I', 'FROM $I'));
  assert.is(base.kind, 'unknown');
  // The default in the reference is what an unadorned build takes.
  assert.is(stageOf(lines('ARG I', 'FROM ${I:-debian:12}')).rootImage.image?.image, 'debian');
});

test('ARGs and ENVs of one stage are not in force in the next image', () => {
  assert.is(user('FROM debian:12', 'ARG U=app', 'FROM debian:12', 'USER $U'), 'unknown $U');
  assert.is(user('FROM debian:12', 'ENV U=app', 'FROM debian:12', 'USER $U'), 'unknown $U');
});

test('a stage that is built on another has its ARGs and ENVs', () => {
  assert.is(user('FROM debian:12 AS base', 'ENV U=app', 'FROM base', 'USER $U'), 'user app');
  assert.is(user('FROM debian:12 AS base', 'ARG U=app', 'FROM base', 'USER $U'), 'user app');
});

test('FROM of a stage that stands later, or of itself, is an image', () => {
  const { stages } = factsOf(lines('FROM two AS one', 'FROM one AS two', 'FROM three AS three'));
  assert.is(stages.map(({ base }) => base.kind).join(), 'unknown,stage,unknown');
});

test('the root image is the one at the bottom of the chain', () => {
  const stage = stageOf(lines('FROM alpine:3 AS a', 'FROM a AS b', 'FROM b'));
  assert.is(stage.rootImage.reference, 'alpine:3');
  assert.is(stage.rootImage.image?.family, 'alpine');
});

test.run();
