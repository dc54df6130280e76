import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { baseOfOthers } from '../../src/hazards/base-of-others.ts';
import { judgedOf, lines, seenBy } from '../subject.ts';
import { told, use } from './use.ts';

const SEEN = 'base-of-others manual';
const dependents = [{ file: 'web/Dockerfile', place: { line: 1, column: 1 }, text: 'FROM ours/base' }];
const TWO = lines('FROM node:20 AS one', 'CMD ["node", "a.js"]', 'FROM node:20', 'CMD ["node", "b.js"]');

test('an image that others build on', () => assert.is(seenBy(baseOfOthers, lines('FROM node:20'), { dependents }), SEEN));
test('an image that nobody builds on', () => assert.is(seenBy(baseOfOthers, lines('FROM node:20')), ''));

test('of several stages: the last one, and those that get a name or of whose use nothing is told', () => {
  assert.is(seenBy(baseOfOthers, TWO, { dependents }), SEEN);
  assert.is(seenBy(baseOfOthers, TWO, { dependents, stage: 0 }), SEEN);
  assert.is(seenBy(baseOfOthers, TWO, { dependents, stage: 0, uses: [use({ target: 'one', images: ['ours/base'] })] }), SEEN);
  assert.is(seenBy(baseOfOthers, TWO, { dependents, stage: 0, uses: [use({ target: 'one' })] }), '');
});

test('few of many dependents are shown', () => {
  const many = Array.from({ length: 100 }, (_, index) => told(`FROM ${index}`));
  assert.is(baseOfOthers(judgedOf(lines('FROM node:20'), { dependents: many }))[0]?.evidence.length, 5);
});

test.run();
