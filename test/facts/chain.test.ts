import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chainDoings, stageChain } from '../../src/facts/chain.ts';
import { lines, stageOf } from '../subject.ts';

const STAGE = stageOf(
  lines('FROM debian:12 AS a', 'RUN useradd one', 'EXPOSE 1', 'FROM debian:12 AS other', 'RUN useradd no', 'FROM a AS b', 'RUN useradd two', 'USER two', 'FROM b', 'EXPOSE 2', 'RUN useradd three'),
);

test('a chain goes from the image up, and leaves other stages out', () => {
  assert.is(stageChain(STAGE).map(({ stage }) => stage.index).join(), '0,2,3');
});

test('what the stages of a chain do stands in order', () => {
  const { accounts, users, ports } = chainDoings(STAGE);
  assert.is(accounts.map(({ name }) => name).join(), 'one,two,three');
  assert.is(users.map(({ user }) => user).join(), 'two');
  assert.is(ports.map(({ port }) => port).join(), '1,2');
});

test('a chain is put together once', () => {
  assert.is(chainDoings(STAGE), chainDoings(STAGE));
});

test.run();
