import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runAsRoot } from '../../src/hazards/run-as-root.ts';
import { lines, seenBy } from '../subject.ts';
import { users } from './use.ts';

for (const [value, seen] of [
  ['root', 'run-as-root unsafe'],
  ['0', 'run-as-root unsafe'],
  ['0:0', 'run-as-root unsafe'],
  ['root:staff', 'run-as-root unsafe'],
  ['1000', ''],
  ['1000:0', ''],
  ['app', ''],
] as const) {
  test(`user: ${value}: ${seen || 'nothing'}`, () => assert.is(seenBy(runAsRoot, lines('FROM node:20', 'CMD ["node"]'), { uses: [users(value)] }), seen));
}

test('one of several uses is enough, none is nothing', () => {
  assert.is(seenBy(runAsRoot, lines('FROM node:20'), { uses: [users('app'), users('root')] }), 'run-as-root unsafe');
  assert.is(seenBy(runAsRoot, lines('FROM node:20')), '');
});

test.run();
