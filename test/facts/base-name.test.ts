import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandFrom, mayName } from '../../src/facts/base-name.ts';
import { stageRoles } from '../../src/facts/runtime-stages.ts';
import { dockerfile, lines } from '../subject.ts';

test('FROM sees the ARGs before the first FROM and no others', () => {
  const file = dockerfile(lines('ARG V=1', 'ARG N', 'FROM node:$V', 'ARG W=2', 'FROM node'));
  assert.is(expandFrom(file, 'node:$V').value, 'node:1');
  assert.equal(expandFrom(file, 'node:$N').unknown, ['N']);
  assert.equal(expandFrom(file, 'node:$W').unknown, ['W']);
});

test('a variable may name a stage that agrees with what stands around it', () => {
  assert.ok(mayName({ base: '${V}' }, 'debug'));
  assert.ok(mayName({ base: 'build-${V}' }, 'build-debug'));
  assert.not(mayName({ base: 'build-${V}' }, 'debug'));
  assert.ok(mayName({ base: '${V}-slim' }, 'debug-slim'));
  assert.not(mayName({ base: 'debug' }, 'debug'));
});

/** Which stages no other one builds upon. */
function leaves(...text: string[]): string {
  return stageRoles(dockerfile(lines(...text))).map(({ leaf }) => (leaf ? 'leaf' : 'base')).join(' ');
}

test('every stage that FROM may name counts as built upon', () => {
  assert.is(leaves('ARG V=debug', 'FROM debian AS debug', 'FROM debian AS release', 'FROM ${V}'), 'base base leaf');
  assert.is(leaves('ARG V', 'FROM debian AS debug', 'FROM debian AS release', 'FROM ${V}'), 'base base leaf');
  assert.is(leaves('ARG V=debug', 'FROM debian AS build-debug', 'FROM debian AS test', 'FROM build-${V}'), 'base leaf leaf');
  assert.is(leaves('ARG MIRROR=mirror.example/', 'FROM debian AS debug', 'FROM ${MIRROR}debian'), 'leaf leaf');
});

test.run();
